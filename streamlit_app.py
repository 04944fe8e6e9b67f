"""Entry of the dashboard: ``streamlit run streamlit_app.py``."""

from analyzer.ui.app import main

main()
