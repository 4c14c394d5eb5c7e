"""Words whose case is known without a body: acronyms, particles of names, noun endings, units."""

from __future__ import annotations

#: Stay in capitals wherever they stand. No acronym that is also a word (US, WHO, IT) is among them.
ACRONYMS = frozenset(
    """
    UN EU UK USA NATO UNESCO UNICEF UNHCR UNRWA IMF OPEC OECD WTO ASEAN BRICS ECOWAS OSCE IAEA ICC ICJ
    FIFA UEFA NBA NFL NHL MLB IOC NASA ESA FBI CIA NSA MI5 MI6 KGB FSB GCHQ IDF PLO IRA PKK TTP ISIS ISIL
    GDP VAT CEO CFO MP MPS PM AI TV CCTV DNA RNA HIV AIDS COVID SARS MERS UAE UFO LGBT LGBTQ LED GPS USB
    BBC CNN AFP AP CBS NBC ABC PBS NPR ITV RTE SBS CBC RFI DPA DW EFE ANSA TASS PTI ANI IANS UPI AAP APTN
    ARD ZDF ORF SRF RTL TF1 RAI NHK KBS SABC NDTV PTV GEO ARY APP NHS RAF USAID FEMA OSHA SUV ATM
    """.split()
)

#: Outlets of four letters that are words and no acronyms.
SHORT_NAMES = frozenset("DAWN TIME VICE MINT VOX STAR SUN".split())

#: Lower case inside a name: ``Press Trust of India``, ``Ludwig van Beethoven``.
NAME_PARTICLES = frozenset(
    """
    of and the for in on at de del da do dos das di du des der den van von zu zum zur und et y e la las los le les
    bin ibn news-agencies
    """.split()
)

#: German words with these endings are nouns.
NOUN_ENDINGS = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "schaft",
    "schaften",
    "tion",
    "tionen",
    "ität",
    "ismus",
    "minister",
    "chef",
)

#: Lower case behind a number: ``18th``, ``1990s``, ``40km``.
UNITS_AFTER_NUMBERS = frozenset(
    "st nd rd th s km kg m cm mm g am pm bn mn mph kph ft lb lbs hrs min er e ème".split()
)
