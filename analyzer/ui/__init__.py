"""The dashboard: shows a report, decides nothing.

Pages live in ``pages/``, the highlighted draft in ``board/`` (a Streamlit component).  What is
shown is worked out by plain functions (``segments``, ``display``, ``view``, ``wording``) that know
nothing of Streamlit.
"""
