"""How a report is written: one module per format, all of them over the finished report."""
