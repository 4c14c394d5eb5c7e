"""Words that decide where sentences and clauses end, by language."""

from __future__ import annotations

#: Lower case, without the last stop; one union for all languages: a wrong join costs less than a wrong cut.
ABBREVIATIONS = frozenset(
    """
    mr mrs ms mx dr drs prof rev fr hon st sr jr gov sen rep reps sens pres gen lt col maj capt cmdr sgt cpl pvt adm
    supt insp det esq messrs mme mmes mlle mm m.d ph.d
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    no nos vol vols fig figs pp ed eds approx est dept univ assn bros inc ltd co corp cos llc plc
    vs v etc e.g i.e cf al viz ca ave blvd rd hwy mt ft sq tel ext a.m p.m u.s u.k u.n
    calif fla ill ind mass mich minn miss okla ore penn tenn tex wash wis ariz ark colo conn ala ga
    sra srta ud uds lic ing arq gral cnel núm nº pág págs aprox ee.uu ee uu dña excmo
    av art env ap av.-j.-c boul cie éd fasc mgr réf
    nr bzw usw z.b z d.h u.a u.ä evtl ggf inkl exkl zzgl ca geb gest str hr fr dipl mio mrd tsd abs bd jh vgl sog
    lat szt ul prof hab mgr inż tzn tzw np itd itp r woj gm im ks św
    tj např atd apod mj resp č ing mudr judr
    bl.a t.ex m.m d.v.s f.d kl resp osv ca
    bv bijv enz nl o.a m.b.t mevr dhr ir
    sig sigg dott dott.ssa ing avv on pag
    sn yy dr doç yrd vb vs av
    т.е т.д т.п г гг им ул д руб млн млрд тыс проф акад
    """.split()
)

#: Words that open a sentence far oftener than they follow an abbreviation inside one.
OPENERS = frozenset(
    """
    the a an he she it they we i in on at but and this that these those his her its their there when while after
    as however although if for with by from meanwhile
    """.split()
)

#: Languages that write ordinals as a number and a stop: ``18. Januar``.
ORDINAL_DOT = frozenset("de da nb nn no fi cs sk hu pl hr sr sl bs et lv is lb tr".split())

#: What may follow the comma of a subordinate clause at the end of a sentence.
CLAUSE_WORDS = {
    "en": (
        "which",
        "who",
        "whose",
        "where",
        "while",
        "as",
        "after",
        "amid",
        "because",
        "days after",
        "hours after",
        "weeks after",
        "months after",
        "a day after",
        "a week after",
        "with",
        "despite",
        "even as",
        "just as",
        "when",
        "whereas",
    ),
    "es": (
        "lo que",
        "mientras",
        "mientras que",
        "tras",
        "después de",
        "después de que",
        "quien",
        "quienes",
        "donde",
        "cuando",
        "luego de",
        "ya que",
        "pese a",
    ),
    "fr": ("ce qui", "tandis que", "alors que", "après", "qui", "où", "lorsque", "malgré", "tout en"),
    "de": ("während", "nachdem", "wobei", "weil", "sodass", "obwohl", "was", "wo", "womit", "wodurch"),
    "pt": ("o que", "enquanto", "após", "depois de", "depois que", "quando", "onde", "já que", "apesar de"),
    "it": ("mentre", "dopo che", "dopo", "quando", "dove", "il che", "nonostante"),
    "nl": ("terwijl", "nadat", "waarbij", "waardoor", "omdat", "hoewel"),
    "sv": ("medan", "efter att", "vilket", "eftersom", "sedan"),
    "da": ("mens", "efter at", "hvilket", "fordi"),
    "no": ("mens", "etter at", "noe som", "fordi"),
    "nb": ("mens", "etter at", "noe som", "fordi"),
    "pl": ("podczas gdy", "po tym jak", "co", "gdzie", "ponieważ"),
    "ru": ("в то время как", "после того как", "что", "где", "так как", "поскольку", "хотя"),
    "uk": ("після того як", "тоді як", "оскільки", "де"),
    "id": ("sementara", "setelah", "karena"),
}

#: End like a participle and are none.
NO_PARTICIPLE = frozenset(
    """
    according during morning evening king thing something nothing anything everything spring string ring wing bring
    sing sibling ceiling pending
    cuando blando bando mando comando entendiendo fernando
    quando fernando
    avant pendant devant durant enfant quant autant pourtant maintenant cependant suivant moyennant nonobstant restaurant
    """.split()
)

#: A sentence that opens with one and has no other comma is no main clause up to the cut.
SUBORDINATORS = {
    "en": frozenset(
        """
        after when while as if although though because since before once until unless despite whereas following amid
        with without in on at by for from during given whether having being
        """.split()
    ),
    "es": frozenset(
        "tras después cuando mientras si aunque porque desde antes al en con sin para por según durante".split()
    ),
    "fr": frozenset(
        "après quand lorsque si alors bien comme depuis avant en dans avec sans pour selon malgré pendant".split()
    ),
    "de": frozenset("nachdem wenn als während obwohl weil da seit bevor ob falls dass".split()),
    "pt": frozenset(
        "após depois quando enquanto se embora porque desde antes ao em no na com sem para por segundo".split()
    ),
    "it": frozenset(
        "dopo quando mentre se sebbene perché da prima in con senza per secondo nonostante".split()
    ),
}
