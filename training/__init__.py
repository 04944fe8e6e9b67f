"""How the shipped language pipeline is built from treebanks, and how a pipeline is measured."""
