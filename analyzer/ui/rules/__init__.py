"""The parts of the Rules page: the catalogue, a sentence to try, and the newsroom's own words.

``catalogue``, ``rows`` and ``effect`` work out what is shown and know nothing of Streamlit;
``words`` and ``trial`` draw.
"""
