"""Entry of the dashboard: ``streamlit run streamlit_app.py``."""

from analyzer.threads import use_one_thread

use_one_thread()  # before anything imports numpy

from analyzer.ui.app import main  # noqa: E402

main()
