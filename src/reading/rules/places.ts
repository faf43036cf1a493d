/** Decides which names are places that do not act, so that a city is not taken for a person: regions, large cities, seas, lands within states. */

/** States of the US: a senator of one acts for the United States. */
export const US_STATES: readonly string[] =
  split(`Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|
Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|
North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington State|West Virginia|Wisconsin|Wyoming`);

/** How US states are written short after a party letter or a town: "R-S.C.", "Dayton, Ohio". */
export const US_STATE_SHORT_FORMS: readonly string[] =
  split(`Ala.|Ariz.|Ark.|Calif.|Colo.|Conn.|Del.|Fla.|Ga.|Ill.|Ind.|Kan.|Ky.|La.|Md.|Mass.|Mich.|Minn.|Miss.|Mo.|Mont.|Neb.|
Nev.|N.H.|N.J.|N.M.|N.Y.|N.C.|N.D.|Okla.|Ore.|Pa.|R.I.|S.C.|S.D.|Tenn.|Tex.|Vt.|Va.|Wash.|W.Va.|Wis.|Wyo.|D.C.`);

/** Words for people from a US state that are common in coverage. */
export const US_STATE_PEOPLE: readonly string[] = split("Texan|Californian|Floridian|New Yorker|Virginian|Ohioan|Pennsylvanian");

/** Cities that are not capitals of states, provinces and regions, seas and other lands. */
export const OTHER_PLACES: readonly string[] = split(`
Geneva|Istanbul|New York City|Los Angeles|Chicago|Houston|Philadelphia|Phoenix|San Antonio|San Diego|Dallas|San Jose|Austin|Jacksonville|San Francisco|Seattle|Denver|Boston|Detroit|
Nashville|Memphis|Portland|Las Vegas|Baltimore|Milwaukee|Albuquerque|Tucson|Fresno|Sacramento|Atlanta|Miami|Miami Beach|Oakland|Minneapolis|Tulsa|Tampa|New Orleans|Cleveland|Honolulu|Pittsburgh|
Cincinnati|St. Louis|Orlando|Buffalo|Charlotte|Columbus|Indianapolis|Palm Beach|West Palm Beach|Mar-a-Lago|Camp David|Manhattan|Brooklyn|Queens|Bronx|Harlem|Hollywood|Wall Street|Silicon Valley|
Anchorage|Long Island|Staten Island|Hempstead|Boca Raton|Norfolk|Toronto|Montreal|Vancouver|Calgary|Quebec|Ontario|British Columbia|Alberta|Manitoba|Nova Scotia|Halifax|Guadalajara|Monterrey|Tijuana|Ciudad Juárez|Cancún|
São Paulo|Sao Paulo|Rio de Janeiro|Rio|Belém|Medellín|Medellin|Cali|Cartagena|Guayaquil|Maracaibo|Córdoba|Rosario|Valparaíso|Cuzco|Cusco|Arequipa|
Manchester|Birmingham|Liverpool|Leeds|Glasgow|Edinburgh|Cardiff|Belfast|Bristol|Oxford|Cambridge|Scotland|Wales|Northern Ireland|England|Chequers|Chevening|Ramstein|
Munich|Hamburg|Frankfurt|Cologne|Stuttgart|Düsseldorf|Bonn|Leipzig|Dresden|Bavaria|Saxony|Davos|Zurich|Zürich|Basel|Lausanne|Montreux|Bürgenstock|Lugano|Salzburg|Graz|
Milan|Naples|Turin|Florence|Venice|Sicily|Sardinia|Palermo|Lampedusa|Barcelona|Catalonia|Basque Country|Seville|Valencia|Bilbao|Porto|Marseille|Lyon|Nice|Strasbourg|Toulouse|Bordeaux|Normandy|Calais|Corsica|
Rotterdam|Antwerp|Flanders|Wallonia|Kraków|Krakow|Gdańsk|Gdansk|Rzeszów|Rzeszow|Wrocław|Łódź|Lodz|Brno|Ostrava|Košice|Cluj|Thessaloniki|Crete|Split|Mostar|Banja Luka|Srebrenica|Mitrovica|Novi Sad|
Kharkiv|Kharkov|Odesa|Odessa|Dnipro|Lviv|Lvov|Zaporizhzhia|Zaporizhia|Mariupol|Kherson|Mykolaiv|Donetsk|Luhansk|Lugansk|Donbas|Donbass|Crimea|Sevastopol|Simferopol|Bakhmut|Avdiivka|Pokrovsk|Sumy|Chernihiv|
Kramatorsk|Sloviansk|Kupiansk|Kryvyi Rih|Bucha|Kursk|Belgorod|Bryansk|Rostov|Rostov-on-Don|St. Petersburg|Saint Petersburg|St Petersburg|Leningrad|Sochi|Vladivostok|Novosibirsk|Yekaterinburg|Kazan|Kaliningrad|Chechnya|
Grozny|Dagestan|Siberia|Crimean Peninsula|Transnistria|Gagauzia|Abkhazia|South Ossetia|Nagorno-Karabakh|Karabakh|Nakhchivan|Zangezur|Stepanakert|Gyumri|Ganja|Batumi|
Gaza|Gaza Strip|Gaza City|Rafah|Khan Younis|Khan Yunis|Jabalia|Deir al-Balah|West Bank|East Jerusalem|Hebron|Nablus|Jenin|Bethlehem|Haifa|Eilat|Golan Heights|Golan|Sinai|Sharm el-Sheikh|Sharm El-Sheikh|Suez|Suez Canal|
Alexandria|Giza|Aleppo|Idlib|Homs|Hama|Latakia|Deir ez-Zor|Deir al-Zor|Raqqa|Kobani|Kobane|Afrin|Manbij|Daraa|Sweida|Tartus|Mosul|Basra|Kirkuk|Erbil|Irbil|Fallujah|Ramadi|Tikrit|Najaf|Karbala|Kurdistan|Sinjar|
Isfahan|Natanz|Fordow|Fordo|Bushehr|Arak|Qom|Mashhad|Shiraz|Tabriz|Kermanshah|Bandar Abbas|Strait of Hormuz|Persian Gulf|Gulf of Oman|Gulf of Aden|Red Sea|Bab al-Mandab|Bab el-Mandeb|Hodeidah|Hodeida|Aden|Marib|Taiz|Saada|
Hadramawt|Socotra|Jeddah|Jiddah|Mecca|Medina|Neom|AlUla|Dubai|Sharjah|Salalah|Tripoli|Benghazi|Sirte|Misrata|Tobruk|Derna|Fezzan|Cyrenaica|
El Fasher|al-Fashir|El-Fasher|Darfur|Kordofan|South Kordofan|North Kordofan|West Kordofan|Blue Nile|Nyala|El Geneina|Omdurman|Port Sudan|Gezira|Wad Madani|Kadugli|Abyei|Malakal|Bentiu|Bor|Upper Nile|Jonglei|Equatoria|
Tigray|Amhara|Oromia|Mekelle|Gondar|Dire Dawa|Entebbe|Nairobi|Mombasa|Kisumu|Arusha|Zanzibar|Goma|Bukavu|Uvira|Kivu|North Kivu|South Kivu|Ituri|Katanga|Lubumbashi|Kisangani|Puntland|Somaliland|Hargeisa|Kismayo|Jubaland|
Lagos|Kano|Borno|Maiduguri|Port Harcourt|Kaduna|Timbuktu|Gao|Kidal|Agadez|Douala|Johannesburg|Durban|Soweto|Cabo Delgado|Maputo|Benguela|Casablanca|Marrakesh|Marrakech|Fez|Tangier|Laayoune|Oran|Sahel|Sahara|Maghreb|Levant|
Mumbai|Bombay|Kolkata|Calcutta|Chennai|Bangalore|Bengaluru|Hyderabad|Ahmedabad|Gujarat|Punjab|Kashmir|Jammu|Srinagar|Ladakh|Assam|Manipur|Kerala|Tamil Nadu|Uttar Pradesh|Karachi|Lahore|Peshawar|Quetta|Rawalpindi|Balochistan|
Sindh|Waziristan|Khyber Pakhtunkhwa|Kandahar|Herat|Mazar-i-Sharif|Jalalabad|Kunduz|Helmand|Panjshir|Chittagong|Cox's Bazar|Rakhine|Shan State|Kachin|Chin State|Mandalay|Yangon|Rangoon|Myawaddy|Chiang Mai|Phuket|Preah Vihear|
Ho Chi Minh City|Saigon|Da Nang|Mindanao|Bangsamoro|Cebu|Davao|Scarborough Shoal|Spratly Islands|Paracel Islands|South China Sea|East China Sea|Taiwan Strait|Bali|Aceh|Papua|West Papua|Java|Sumatra|Borneo|Bougainville|
Shanghai|Guangzhou|Shenzhen|Wuhan|Chengdu|Chongqing|Tianjin|Nanjing|Xi'an|Hangzhou|Hong Kong|Macau|Xinjiang|Tibet|Lhasa|Inner Mongolia|Hainan|Busan|Panmunjom|Jeju|Kaesong|Osaka|Hiroshima|Nagasaki|Okinawa|Hokkaido|Fukushima|
Sydney|Melbourne|Brisbane|Perth|Adelaide|Darwin|Auckland|Christchurch|
Middle East|Near East|Far East|Gulf|Balkans|Western Balkans|Caucasus|South Caucasus|North Caucasus|Central Asia|Southeast Asia|South-East Asia|South Asia|East Asia|Horn of Africa|West Africa|East Africa|North Africa|Sub-Saharan Africa|
Central Africa|Southern Africa|Great Lakes|Latin America|Central America|South America|North America|Caribbean|Eastern Europe|Western Europe|Central Europe|Southern Europe|Scandinavia|Iberia|Eurasia|Arctic|Antarctica|Americas|
Black Sea|Baltic Sea|Baltic|Mediterranean|Mediterranean Sea|Aegean|Aegean Sea|Adriatic|Caspian Sea|Sea of Azov|North Sea|Arabian Sea|Indian Ocean|Pacific|Pacific Ocean|Atlantic Ocean|Indo-Pacific|Asia-Pacific|Arabian Peninsula|
Korean Peninsula|Nile|Danube|Rhine|Tigris|Euphrates|Mekong|Dnieper|Dnipro River|Volga|Don River|Amazon|Himalayas|Alps|Carpathians|Urals|Guantánamo Bay|Guantanamo Bay|Guantánamo|Guantanamo|Essequibo|Chiapas|Orinoco|Diego Garcia|Chagos Islands|
Dayton|Rambouillet|Oslo|Camp Lemonnier|Stormont|Hillsborough Castle|Evian|Évian|Biarritz|Hiroshima|Kananaskis|Ballymena|Lake Como|Lahti|Ohrid|Minsk`);

/** Nouns that name a place when they close or open a capitalised name: "Mount Elgon", "Kasese District". */
export const PLACE_NOUNS: ReadonlySet<string> = new Set(
  split(`street|st.|avenue|ave.|road|boulevard|square|river|lake|sea|ocean|bay|strait|straits|channel|canal|island|islands|isle|peninsula|mountain|mountains|mount|hill|hills|valley|desert|
forest|beach|coast|cape|gulf|port|harbour|harbor|airport|airfield|airbase|bridge|dam|city|town|village|county|province|district|oblast|governorate|region|territory|borough|township|prefecture|canton|state|republic|
heights|plain|plains|park|palace|castle|hotel|tower|plaza|crossing|corridor|line|highway|station|stadium|cathedral|church|mosque|temple|synagogue|cemetery|museum|camp|fort|prison|hospital|base|quay|wharf|pier|marina|terminal|basin|reef|shoal|delta|plateau|glacier|north|south|east|west|northern|southern|eastern|western`),
);

function split(words: string): readonly string[] {
  return words
    .split("|")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
