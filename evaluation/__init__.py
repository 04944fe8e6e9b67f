"""How good the analyzer is: one script per benchmark, each printing one JSON object."""
