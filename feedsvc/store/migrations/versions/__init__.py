"""One module a step, ``rNNNN_what.py``; ``schema.REVISIONS`` lists them."""
