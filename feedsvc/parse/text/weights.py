"""Weights of the line scores, in log-odds; beside each the feature it belongs to.

How they were measured: ridge logistic regression (penalty 1) on the lines of the 375 usable pages of the open tier of the
development dumps, each line weighted by the root of its length, each page by the root of its lines. The second pass was
fitted on first scores that came from weights of other sites (five folds by site). Body F1 with weights that never saw the
site: 0.928, on all sites .929. Rounded to two places, which changes F1 by less than .0005. Fitted together: no one value
means much alone, so do not tune one by hand; fit again: ``tests/quality/fit_weights.py`` prints how far these are from
what it would fit now, and with ``--write`` puts that here.
"""

from __future__ import annotations

from typing import Final

#: First pass: ``shape.NAMES``.
SHAPE: Final = (
    -2.26,  # one
    1.06,  # size>=15
    0.85,  # size>=25
    -0.09,  # size>=40
    -0.13,  # size>=60
    -0.33,  # size>=80
    0.32,  # size>=120
    0.71,  # size>=200
    0.42,  # size>=400
    0.42,  # closes
    0.41,  # asks
    1.45,  # colon
    0.64,  # bracket
    -1.85,  # breaks off
    0.29,  # closes at 40
    0.98,  # closes at 80
    -0.31,  # two sentences
    -0.27,  # sentences
    0.27,  # commas
    -1.9,  # capitalized
    0.61,  # mostly capitalized
    -1.2,  # shouts
    -0.5,  # lower start
    0.51,  # quote start
    1.09,  # digit start
    -0.67,  # digits
    -0.77,  # signs
    0.89,  # blank before
    0.74,  # blank after
    0.11,  # stands alone
    -0.39,  # stands alone, closes
    -0.12,  # blanks before
    -0.27,  # blanks after
    -0.11,  # indented
    -1.03,  # copied
    0.93,  # copied often
    -0.9,  # chrome word
    0.04,  # chrome word, short
    -0.76,  # short words
    0.22,  # one or two words
    0.38,  # no spaces
    1.44,  # no spaces, long
)

#: Second pass: ``score.CONTEXT_NAMES``.
CONTEXT: Final = (
    -4.81,  # one
    -2.41,  # own score
    0.26,  # one before
    0.36,  # one after
    0.13,  # two before
    0.17,  # two after
    0.11,  # near before
    -1.02,  # near after
    0.53,  # wide before
    0.34,  # wide after
    2.94,  # density
    -7.75,  # share before
    -5.54,  # share after
    2.1,  # mass before
    1.28,  # mass after
    -0.26,  # weaker side
    -0.04,  # weaker side, if doubtful itself
)

#: Second pass: ``shape.NAMES`` again; the constant stands in CONTEXT.
SHAPE_IN_CONTEXT: Final = (
    0.0,  # one
    3.11,  # size>=15
    2.42,  # size>=25
    -0.24,  # size>=40
    -0.44,  # size>=60
    -0.98,  # size>=80
    0.91,  # size>=120
    2.13,  # size>=200
    1.03,  # size>=400
    0.92,  # closes
    0.75,  # asks
    4.86,  # colon
    1.66,  # bracket
    -4.9,  # breaks off
    0.96,  # closes at 40
    3.01,  # closes at 80
    -0.99,  # two sentences
    -0.92,  # sentences
    0.73,  # commas
    -6.09,  # capitalized
    1.85,  # mostly capitalized
    -3.89,  # shouts
    -1.73,  # lower start
    1.5,  # quote start
    3.31,  # digit start
    -2.11,  # digits
    -2.46,  # signs
    1.21,  # blank before
    0.96,  # blank after
    1.56,  # stands alone
    -0.42,  # stands alone, closes
    -0.42,  # blanks before
    -0.5,  # blanks after
    0.03,  # indented
    -2.84,  # copied
    2.31,  # copied often
    -2.82,  # chrome word
    -0.01,  # chrome word, short
    -2.36,  # short words
    0.68,  # one or two words
    1.48,  # no spaces
    2.9,  # no spaces, long
)
