"""The rules that need more than one document: the catalogue shows them with those of `newsfacts.checks`."""

from newsfacts.audits import across, reference
from newsfacts.checks import Rule

RULES: tuple[Rule, ...] = (across.RULE, reference.RULE)
