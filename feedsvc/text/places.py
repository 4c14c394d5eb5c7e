"""Names that an English dictionary of style spells with a capital: countries, their people, regions, movements, faiths.

Used where a text itself gives no evidence: a headline in capitals, a category line. Words that English also has in
lower case in news (china, polish, march) are left out unless the country is by far the likelier reading.
"""

from __future__ import annotations

#: Countries, territories and regions, lower case, parted by commas.
_COUNTRIES = """
afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahamas, bahrain, bangladesh,
barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia, botswana, brazil, britain, brunei, bulgaria, burkina faso, burundi,
cambodia, cameroon, canada, cape verde, central african republic, chad, chile, china, colombia, congo, costa rica, croatia, cuba, cyprus,
czech republic, czechia, denmark, djibouti, dominican republic, ecuador, egypt, el salvador, england, eritrea, estonia, eswatini,
ethiopia, fiji, finland, france, gabon, gambia, gaza, georgia, germany, ghana, greece, greenland, guatemala, guinea, guyana, haiti,
honduras, hong kong, hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy, ivory coast, jamaica, japan, jordan,
kashmir, kazakhstan, kenya, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein, lithuania,
luxembourg, madagascar, malawi, malaysia, maldives, mali, malta, mauritania, mauritius, mexico, moldova, monaco, mongolia, montenegro,
morocco, mozambique, myanmar, namibia, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north korea, north macedonia,
northern ireland, norway, oman, pakistan, palestine, panama, papua new guinea, paraguay, peru, philippines, poland, portugal,
puerto rico, qatar, romania, russia, rwanda, saudi arabia, scotland, senegal, serbia, seychelles, sierra leone, singapore, slovakia,
slovenia, solomon islands, somalia, somaliland, south africa, south korea, south sudan, spain, sri lanka, sudan, suriname, sweden,
switzerland, syria, taiwan, tajikistan, tanzania, thailand, tibet, togo, tonga, tunisia, türkiye, turkey, turkmenistan, uganda, ukraine,
united arab emirates, united kingdom, united states, uruguay, uzbekistan, vanuatu, vatican, venezuela, vietnam, wales, yemen, zambia,
zimbabwe
"""
#: What stands in a headline beside them: people, regions, capitals that stand for governments, movements, faiths.
_OTHERS = """
afghan, afghans, african, africans, albanian, algerian, american, americans, arab, arabs, argentine, armenian, asian, asians, australian,
australians, austrian, azerbaijani, balochistan, bangladeshi, belarusian, belgian, bolivian, bosnian, brazilian, british, briton, britons,
bulgarian, cambodian, canadian, canadians, chilean, chinese, colombian, congolese, croatian, crimea, cuban, danish, dutch, ecuadorian,
egyptian, egyptians, ethiopian, european, europeans, filipino, finnish, french, gazan, gazans, german, germans, ghanaian, greek, greeks,
haitian, hungarian, indian, indians, indonesian, iranian, iranians, iraqi, iraqis, irish, israeli, israelis, italian, italians, jamaican,
japanese, jordanian, kashmiri, kenyan, kenyans, korean, koreans, kurd, kurdish, kurds, kuwaiti, lebanese, liberian, libyan, libyans,
malaysian, malian, mexican, mexicans, moroccan, nepali, nigerian, nigerians, norwegian, omani, pakistani, pakistanis, palestinian,
palestinians, peruvian, portuguese, qatari, romanian, russian, russians, rwandan, saudi, saudis, scottish, senegalese, serbian,
singaporean, slovak, somali, somalis, spanish, sudanese, swedish, swiss, syrian, syrians, taiwanese, thai, tunisian, turkish, turks,
ugandan, ukrainian, ukrainians, uyghur, uyghurs, venezuelan, venezuelans, vietnamese, welsh, yemeni, yemenis, zimbabwean,
africa, america, americas, antarctica, arctic, asia, atlantic, balkans, caribbean, caucasus, europe, himalayas, mediterranean, pacific,
sahel, sahara, siberia, darfur, donbas, punjab, sindh, khyber pakhtunkhwa, rohingya, tigray, west bank, middle east, latin america,
al-qaeda, al-shabab, boko haram, fatah, hamas, hezbollah, houthi, houthis, taliban, kremlin, pentagon, white house, interpol, wagner,
bible, buddhist, buddhists, catholic, catholics, christian, christians, christmas, easter, eid, hajj, hindu, hindus, holocaust, islam, islamic,
islamist, jew, jewish, jews, muslim, muslims, quran, ramadan, shia, sikh, sikhs, sunni, sunnis, nazi, nazis, olympics
"""
#: Cities from which news is filed; beside countries and peoples they stand in headlines for governments.
_CITIES = """
abu dhabi, addis ababa, aleppo, amman, ankara, athens, baghdad, bangkok, beijing, beirut, berlin, brussels, bucharest, budapest, buenos aires,
cairo, cape town, caracas, colombo, damascus, delhi, dhaka, doha, dubai, dublin, faisalabad, geneva, gwadar, hanoi, havana, idlib, islamabad,
istanbul, jakarta, jenin, jerusalem, johannesburg, kabul, kandahar, karachi, kathmandu, khan younis, khartoum, kharkiv, kherson, kinshasa,
kyiv, lagos, lahore, lisbon, london, los angeles, madrid, manila, mogadishu, moscow, mumbai, multan, nairobi, new delhi, new york, odesa,
oslo, ottawa, paris, peshawar, prague, pyongyang, quetta, rafah, rawalpindi, riyadh, rome, sanaa, seoul, shanghai, stockholm, sydney,
tehran, tel aviv, tokyo, tripoli, tunis, vienna, warsaw, washington
"""


def _names(table: str) -> frozenset[str]:
    return frozenset(name.strip() for name in table.replace("\n", " ").split(",") if name.strip())


COUNTRIES = _names(_COUNTRIES)
CITIES = _names(_CITIES)
#: Every name of one or two words, lower case.
PLACES = COUNTRIES | CITIES | _names(_OTHERS)
