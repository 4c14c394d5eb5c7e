"""Share: an entry becomes a ready text for each network.

Enters: a LedgerEntry, the Site and what the operator wants shared. Leaves: ShareSnippets, each within its network's
limit by that network's own count, with the address that opens its composer. Refuses: to invent. Hashtags come from
the entry's categories, credits from its sources; no handle is guessed. The headline and the link are never left out.
"""
