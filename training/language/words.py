"""Names and words of our own choosing, from which practice sentences are made. No data is read."""

# country | nationality words | capital | another city
COUNTRIES = """
Afghanistan|Afghan Afghans|Kabul|Kandahar
Albania|Albanian Albanians|Tirana|Durres
Algeria|Algerian Algerians|Algiers|Oran
Angola|Angolan Angolans|Luanda|Huambo
Argentina|Argentine Argentinian Argentines|Buenos Aires|Rosario
Armenia|Armenian Armenians|Yerevan|Gyumri
Australia|Australian Australians|Canberra|Melbourne
Austria|Austrian Austrians|Vienna|Graz
Azerbaijan|Azerbaijani Azeri Azerbaijanis Azeris|Baku|Ganja
Bahrain|Bahraini Bahrainis|Manama|Muharraq
Bangladesh|Bangladeshi Bangladeshis|Dhaka|Chittagong
Belarus|Belarusian Belarusians|Minsk|Gomel
Belgium|Belgian Belgians|Brussels|Antwerp
Bolivia|Bolivian Bolivians|La Paz|Cochabamba
Bosnia|Bosnian Bosnians|Sarajevo|Banja Luka
Botswana|Botswanan|Gaborone|Francistown
Brazil|Brazilian Brazilians|Brasilia|Sao Paulo
Britain|British Briton Britons|London|Birmingham
Bulgaria|Bulgarian Bulgarians|Sofia|Plovdiv
Burkina Faso|Burkinabe|Ouagadougou|Bobo-Dioulasso
Burundi|Burundian Burundians|Bujumbura|Gitega
Cambodia|Cambodian Cambodians|Phnom Penh|Siem Reap
Cameroon|Cameroonian Cameroonians|Yaounde|Douala
Canada|Canadian Canadians|Ottawa|Toronto
Chad|Chadian Chadians|N'Djamena|Moundou
Chile|Chilean Chileans|Santiago|Valparaiso
China|Chinese|Beijing|Shanghai
Colombia|Colombian Colombians|Bogota|Cali
Costa Rica|Costa Rican|San Jose|Limon
Croatia|Croatian Croat Croats Croatians|Zagreb|Split
Cuba|Cuban Cubans|Havana|Santiago de Cuba
Cyprus|Cypriot Cypriots|Nicosia|Larnaca
Denmark|Danish Dane Danes|Copenhagen|Aarhus
Ecuador|Ecuadorean Ecuadorian Ecuadoreans|Quito|Guayaquil
Egypt|Egyptian Egyptians|Cairo|Alexandria
El Salvador|Salvadoran Salvadorans|San Salvador|Santa Ana
Eritrea|Eritrean Eritreans|Asmara|Massawa
Estonia|Estonian Estonians|Tallinn|Tartu
Ethiopia|Ethiopian Ethiopians|Addis Ababa|Mekelle
Fiji|Fijian Fijians|Suva|Nadi
Finland|Finnish Finn Finns|Helsinki|Tampere
France|French Frenchman|Paris|Marseille
Gabon|Gabonese|Libreville|Port-Gentil
Georgia|Georgian Georgians|Tbilisi|Batumi
Germany|German Germans|Berlin|Hamburg
Ghana|Ghanaian Ghanaians|Accra|Kumasi
Greece|Greek Greeks|Athens|Thessaloniki
Guatemala|Guatemalan Guatemalans|Guatemala City|Quetzaltenango
Guinea|Guinean Guineans|Conakry|Kankan
Haiti|Haitian Haitians|Port-au-Prince|Gonaives
Honduras|Honduran Hondurans|Tegucigalpa|San Pedro Sula
Hungary|Hungarian Hungarians|Budapest|Debrecen
Iceland|Icelandic Icelanders|Reykjavik|Akureyri
India|Indian Indians|New Delhi|Mumbai
Indonesia|Indonesian Indonesians|Jakarta|Surabaya
Iran|Iranian Iranians|Tehran|Isfahan
Iraq|Iraqi Iraqis|Baghdad|Mosul
Ireland|Irish|Dublin|Cork
Israel|Israeli Israelis|Jerusalem|Tel Aviv
Italy|Italian Italians|Rome|Milan
Ivory Coast|Ivorian Ivorians|Abidjan|Bouake
Jamaica|Jamaican Jamaicans|Kingston|Montego Bay
Japan|Japanese|Tokyo|Osaka
Jordan|Jordanian Jordanians|Amman|Zarqa
Kazakhstan|Kazakh Kazakhs|Astana|Almaty
Kenya|Kenyan Kenyans|Nairobi|Mombasa
Kosovo|Kosovar Kosovars|Pristina|Prizren
Kuwait|Kuwaiti Kuwaitis|Kuwait City|Hawalli
Kyrgyzstan|Kyrgyz|Bishkek|Osh
Laos|Laotian Lao|Vientiane|Pakse
Latvia|Latvian Latvians|Riga|Daugavpils
Lebanon|Lebanese|Beirut|Tripoli
Liberia|Liberian Liberians|Monrovia|Buchanan
Libya|Libyan Libyans|Tripoli|Benghazi
Lithuania|Lithuanian Lithuanians|Vilnius|Kaunas
Madagascar|Malagasy|Antananarivo|Toamasina
Malawi|Malawian Malawians|Lilongwe|Blantyre
Malaysia|Malaysian Malaysians|Kuala Lumpur|Penang
Mali|Malian Malians|Bamako|Gao
Malta|Maltese|Valletta|Sliema
Mauritania|Mauritanian|Nouakchott|Nouadhibou
Mexico|Mexican Mexicans|Mexico City|Tijuana
Moldova|Moldovan Moldovans|Chisinau|Tiraspol
Mongolia|Mongolian Mongolians|Ulaanbaatar|Erdenet
Montenegro|Montenegrin Montenegrins|Podgorica|Bar
Morocco|Moroccan Moroccans|Rabat|Casablanca
Mozambique|Mozambican Mozambicans|Maputo|Beira
Myanmar|Burmese|Naypyidaw|Yangon
Namibia|Namibian Namibians|Windhoek|Walvis Bay
Nepal|Nepali Nepalese|Kathmandu|Pokhara
Netherlands|Dutch|The Hague|Rotterdam
New Zealand|New Zealander|Wellington|Auckland
Nicaragua|Nicaraguan Nicaraguans|Managua|Leon
Niger|Nigerien|Niamey|Agadez
Nigeria|Nigerian Nigerians|Abuja|Lagos
North Korea|North Korean North Koreans|Pyongyang|Kaesong
Norway|Norwegian Norwegians|Oslo|Bergen
Oman|Omani Omanis|Muscat|Salalah
Pakistan|Pakistani Pakistanis|Islamabad|Karachi
Panama|Panamanian Panamanians|Panama City|Colon
Paraguay|Paraguayan|Asuncion|Encarnacion
Peru|Peruvian Peruvians|Lima|Cusco
Philippines|Philippine Filipino Filipinos|Manila|Davao
Poland|Polish Pole Poles|Warsaw|Krakow
Portugal|Portuguese|Lisbon|Porto
Qatar|Qatari Qataris|Doha|Al Rayyan
Romania|Romanian Romanians|Bucharest|Cluj
Russia|Russian Russians|Moscow|St. Petersburg
Rwanda|Rwandan Rwandans|Kigali|Butare
Saudi Arabia|Saudi Saudis|Riyadh|Jeddah
Senegal|Senegalese|Dakar|Saint-Louis
Serbia|Serbian Serb Serbs|Belgrade|Novi Sad
Sierra Leone|Sierra Leonean|Freetown|Bo
Singapore|Singaporean Singaporeans|Singapore|Changi
Slovakia|Slovak Slovaks|Bratislava|Kosice
Slovenia|Slovenian Slovene Slovenes|Ljubljana|Maribor
Somalia|Somali Somalis|Mogadishu|Kismayo
South Africa|South African South Africans|Pretoria|Cape Town
South Korea|South Korean South Koreans|Seoul|Busan
South Sudan|South Sudanese|Juba|Malakal
Spain|Spanish Spaniard Spaniards|Madrid|Barcelona
Sri Lanka|Sri Lankan Sri Lankans|Colombo|Jaffna
Sudan|Sudanese|Khartoum|El Fasher
Sweden|Swedish Swede Swedes|Stockholm|Gothenburg
Switzerland|Swiss|Bern|Geneva
Syria|Syrian Syrians|Damascus|Aleppo
Taiwan|Taiwanese|Taipei|Kaohsiung
Tajikistan|Tajik Tajiks|Dushanbe|Khujand
Tanzania|Tanzanian Tanzanians|Dodoma|Dar es Salaam
Thailand|Thai Thais|Bangkok|Pattani
Togo|Togolese|Lome|Kara
Tunisia|Tunisian Tunisians|Tunis|Sfax
Turkey|Turkish Turk Turks|Ankara|Istanbul
Turkmenistan|Turkmen|Ashgabat|Mary
Uganda|Ugandan Ugandans|Kampala|Gulu
Ukraine|Ukrainian Ukrainians|Kyiv|Kharkiv
United Arab Emirates|Emirati Emiratis|Abu Dhabi|Dubai
United States|American Americans|Washington|New York
Uruguay|Uruguayan|Montevideo|Salto
Uzbekistan|Uzbek Uzbeks|Tashkent|Samarkand
Venezuela|Venezuelan Venezuelans|Caracas|Maracaibo
Vietnam|Vietnamese|Hanoi|Ho Chi Minh City
Yemen|Yemeni Yemenis|Sanaa|Aden
Zambia|Zambian Zambians|Lusaka|Ndola
Zimbabwe|Zimbabwean Zimbabweans|Harare|Bulawayo
"""

_GROUPS = """
Muslim Muslims Christian Christians Jewish Jew Jews Hindu Hindus Buddhist Buddhists Catholic
Catholics Protestant Protestants Orthodox Sunni Sunnis Shiite Shiites Shia Alawite Druze Sikh
Sikhs Mormon Mormons Islamic Islamist Islamists Salafist Zionist Kurdish Kurd Kurds Arab Arabs
Palestinian Palestinians Chechen Chechens Uighur Uighurs Uyghur Uyghurs Tibetan Tibetans Rohingya
Hutu Tutsi Pashtun Pashtuns Tamil Tamils Baloch Hazara Hazaras Yazidi Yazidis Berber Tuareg Oromo
Tigrayan Amhara Hausa Igbo Yoruba Zulu Sikhs Tatar Tatars Roma Republican Republicans Democrat
Democrats Conservative Conservatives Communist Communists Socialist Socialists Marxist Maoist
Maoists Baathist Basque Catalan Catalans Scottish Scots Welsh English Bavarian Sicilian Cossack
European Europeans African Africans Asian Asians Latin Hispanic Hispanics Balkan Caucasian Soviet
Soviets Nazi Nazis Western Texan Texans Californian Hawaiian Puerto Rican
"""
GROUPS = _GROUPS.split()

PLACES = """
Gaza|the West Bank|Kashmir|Chechnya|Crimea|Darfur|Tibet|Xinjiang|Kurdistan|Donetsk|Luhansk|
Abkhazia|South Ossetia|Nagorno-Karabakh|Transnistria|Kachin|Rakhine|Helmand|Idlib|Tigray|Aceh|
Punjab|Balochistan|Sinai|the Golan Heights|the South China Sea|the Black Sea|the Gulf of Aden|
the Red Sea|the Strait of Hormuz|the Senkaku Islands|the Falkland Islands|Texas|California|Ohio|
Siberia|Bavaria|Catalonia|Scotland|Wales|Northern Ireland|Corsica|Sicily|Quebec|Hong Kong|Macau|
the Baltic Sea|Lake Chad|the Sahel|Central Asia|Latin America|West Africa|the Balkans|Europe|
Africa|the Middle East|the Persian Gulf|the Korean Peninsula|Mindanao|Sulawesi|Okinawa|Hokkaido|
Guam|the Evros River|the Amur River|Mount Hermon|Tahrir Square|Evin Prison|Ben Gurion Airport|
Heathrow Airport|Rafah|Erbil|Sirnak|Cox's Bazar|Dera Ismail Khan|Al Hasakah|Deir al-Zor|
Quneitra|Narathiwat|Goma|Bunia|Maiduguri|Kidal|Marib|Taiz|Hodeidah|Jenin|Nablus|Hebron|Sderot|
Mariupol|Kherson|Odesa|Lviv|Grozny|Makhachkala|Rostov-on-Don|Kaliningrad|Peshawar|Quetta|
Srinagar|Leh|Lhasa|Urumqi|Mandalay|Sittwe|Nice|Lyon|Munich|Bonn|Naples|Bari|Seville|Bilbao|
Houston|Dallas|Chicago|Los Angeles|Miami|Boston|Vancouver|Calgary|Sydney|Perth|Ciudad Juarez|
Medellin|Arequipa|El Alto
"""

ORGS = """
the United Nations|the UN|U.N.|the European Union|the EU|NATO|the African Union|ASEAN|
the Arab League|OPEC|the OSCE|the International Atomic Energy Agency|the IAEA|the Red Cross|
the International Committee of the Red Cross|Amnesty International|Human Rights Watch|UNICEF|
the World Health Organization|the WHO|the World Bank|the International Monetary Fund|the IMF|
the International Criminal Court|Interpol|Europol|Hamas|Hezbollah|al-Qaeda|al Qaeda|the Taliban|
Islamic State|ISIS|Boko Haram|al-Shabab|the PKK|FARC|ELN|the Houthis|Fatah|
the Muslim Brotherhood|the Security Council|the UN Security Council|the General Assembly|
the State Department|the U.S. State Department|the Pentagon|the White House|the Kremlin|
Congress|the Senate|the House of Representatives|the Knesset|the Bundestag|the Duma|
the National Assembly|the FBI|the CIA|Mossad|the FSB|the ISI|MI6|the Foreign Ministry|
the Ministry of Foreign Affairs|the Ministry of Defence|the Interior Ministry|
the Ministry of Interior|the Home Office|the Foreign Office|the Supreme Court|
the Constitutional Court|the Federal Reserve|the Labour Party|the Conservative Party|
the Communist Party|the Workers' Party|the National Congress Party|the Democratic Party|
the Republican Party|the Awami League|Likud|the Justice and Development Party|Reuters|AFP|AP|
Xinhua|TASS|Interfax|IRNA|SANA|Al Jazeera|the BBC|CNN|Kyodo|Yonhap|Anadolu|The New York Times|
the Washington Post|Der Spiegel|Gazprom|Rosneft|Huawei|Boeing|Airbus|Siemens|Total|Shell|BP|
Lufthansa|Aeroflot|Exxon Mobil|Goldman Sachs|Doctors Without Borders|Oxfam|Save the Children|
Greenpeace|the Quds Force|the Revolutionary Guards|the Islamic Revolutionary Guard Corps|
the Syrian Democratic Forces|the Free Syrian Army|the Wagner Group|the People's Liberation Army|
the Royal Navy|the Turkish Red Crescent|Harvard University|the University of Oslo|
the Carter Center|the Council of Europe|the European Commission|the European Parliament|
the Commonwealth|Mercosur|the Andean Community|ECOWAS|the Gulf Cooperation Council|
the Shanghai Cooperation Organization|the Central Bank|the Election Commission|the Treasury|
UNHCR|the United Nations High Commissioner for Refugees|UNRWA|the World Food Programme|the G7|
the G20
"""

_GIVEN = """
John Mary James Sarah David Anna Michael Elena Peter Maria Ahmed Mohammed Muhammad Ali Hassan
Hussein Fatima Aisha Omar Khalid Yusuf Ibrahim Abdullah Mahmoud Mustafa Tariq Layla Nadia Samir
Walid Javad Reza Mehdi Hamid Abbas Mahmud Recep Mevlut Ahmet Emine Leyla Vladimir Sergei Dmitry
Maria Olga Alexei Ivan Andriy Volodymyr Oleksandr Petro Yulia Viktor Lech Andrzej Donald Radoslaw
Milos Vaclav Angela Frank-Walter Heiko Klaus Sigmar Ursula Emmanuel Jean-Yves Francois Dominique
Nicolas Jean Marine Matteo Giorgia Silvio Luigi Pedro Jose Juan Carlos Miguel Luis Hugo Nicolas
Evo Dilma Luiz Fernando Gustavo Alvaro Andres Felipe Rosa Carmen Shinzo Taro Yoshihide Fumio
Kenji Yoko Toshimitsu Wang Li Xi Hu Zhang Jiang Kim Park Moon Lee Choi Ban Nguyen Tran Aung Thein
Min Narendra Rahul Sonia Arun Sushma Imran Nawaz Benazir Asif Bilawal Shah Sheikh Khaleda Mahinda
Ranil Goodluck Muhammadu Olusegun Ngozi Chinua Kofi Nana Yaw Kwame Uhuru Raila William Jomo
Yoweri Paul Jean-Claude Joseph Laurent Alassane Macky Abdelaziz Mohamed Moncef Beji Nelson Thabo
Jacob Cyril Robert Morgan Emmerson Salva Riek Omar Hailemariam Abiy Meles Haile Isaias Ismail
Benjamin Ariel Ehud Avigdor Tzipi Yair Golda Mario Grace Linda Scott Kevin Julia Jacinda Justin
Stephen Tony Theresa Boris Jeremy Philip Barack Hillary George Condoleezza Colin Rex Nikki Antony
Lloyd Susan Samantha Madeleine Catherine Federica Josep Javier Jens Anders
"""
GIVEN = _GIVEN.split()

_FAMILY = """
Smith Johnson Brown Miller Cooper Walker Hughes al-Assad al-Sisi Al-Thani al-Maliki al-Abadi
al-Sadr bin-Salman al-Jubeir Zarif Rouhani Khamenei Ahmadinejad Larijani Araghchi Erdogan
Cavusoglu Davutoglu Gul Yildirim Putin Lavrov Medvedev Peskov Shoigu Ivanov Petrov Kuznetsova
Zakharova Poroshenko Zelensky Klimkin Kuleba Tymoshenko Lukashenko Makei Duda Tusk Sikorski
Kaczynski Zeman Orban Szijjarto Merkel Steinmeier Maas Gabriel Scholz Baerbock Macron Hollande
Fabius Le Drian Sarkozy Renzi Meloni Gentiloni Sanchez Rajoy Zapatero Moratinos Chavez Maduro
Morales Correa Rousseff Lula da Silva Kirchner Fernandez Uribe Santos Duque Lopez Obrador
Calderon Abe Aso Suga Kishida Kono Motegi Wang Li Qin Yang Jinping Jintao Geng Shuang Chunying
Lijian Jong Un Geun-hye Jae-in Myung-bak Ki-moon Ri Yong Ho Duc San Suu Kyi Sein Modi Singh
Gandhi Jaitley Swaraj Jaishankar Khan Sharif Bhutto Zardari Qureshi Hasina Zia Rajapaksa
Wickremesinghe Jonathan Buhari Obasanjo Okonjo-Iweala Achebe Annan Akufo-Addo Nkrumah Kenyatta
Odinga Ruto Museveni Kagame Kabila Gbagbo Ouattara Sall Bouteflika Morsi Mubarak Marzouki Essebsi
Mandela Mbeki Zuma Ramaphosa Mugabe Tsvangirai Mnangagwa Kiir Machar Bashir Desalegn Ahmed Zenawi
Selassie Afwerki Guelleh Netanyahu Sharon Barak Lieberman Livni Lapid Gantz Abbas Arafat Haniyeh
Meshaal Nasrallah Hariri Aoun Berri Siniora Karzai Ghani Abdullah Massoud Haqqani Akhundzada
Obama Clinton Bush Rice Powell Tillerson Haley Blinken Austin Rice Power Albright Ashton
Mogherini Borrell Solana Stoltenberg Rasmussen Morrison Rudd Gillard Ardern Trudeau Harper Blair
May Johnson Corbyn Hammond O'Brien MacDonald van der Berg von Weizsacker de Villepin dos Santos
Nakamura Tanaka Haddad Mansour Aziz Karimov Berdymukhamedov Nazarbayev Rahmon Aliyev Mammadyarov
Nalbandian Sargsyan Pashinyan Saakashvili Margvelashvili Vucic Dacic Thaci Rama Tsipras Kotzias
Mitsotakis Papandreou
"""
FAMILY = _FAMILY.split()

_TITLES = """
President Vice Prime Minister Foreign Deputy Defence Defense Interior Finance Mr. Mrs. Ms. Dr. Mr
Mrs Ms Dr Sen. Senator Rep. Gen. General Col. Colonel Lt. Capt. Captain Major Maj. Sgt. Judge
Justice King Queen Prince Princess Pope Secretary State Chancellor Ambassador Sheikh Ayatollah
Imam Rev. Bishop Archbishop Cardinal Governor Gov. Mayor Premier Chairman Speaker Professor Prof.
Sir Lord Lady Crown Sultan Emir Director Chief Executive Spokesman Spokeswoman Admiral Brigadier
Lieutenant Commander Envoy Special Attorney Hon. St. Saint Father Sister Brother Uncle Aunt
Congressman Congresswoman Representative Commissioner CEO Officer Manager Acting Former Senior
Assistant Executive of
"""
TITLES = _TITLES.split()


def nationalities() -> frozenset[str]:
    """Every nationality, religion or party word above, as one single word."""
    words = {name for row in countries() for name in row[1] if " " not in name}
    return frozenset(words | set(GROUPS)) - {"Latin", "Puerto", "Rican", "Western", "Orthodox"}


def countries() -> list[tuple[str, list[str], str, str]]:
    """(country, nationality words, capital, another city) per row."""
    rows = []
    for line in COUNTRIES.strip().split("\n"):
        country, words, capital, city = line.split("|")
        if country.split()[0] in {"North", "South", "Sri", "Costa", "Sierra", "New"}:
            half = words.split()
            names = [" ".join(half[at : at + 2]) for at in range(0, len(half), 2)]
        else:
            names = words.split()
        rows.append((country, names, capital, city))
    return rows


def listed(text: str) -> list[str]:
    """The names of a list written with bars between them."""
    return [name.strip() for name in text.replace("\n", "").split("|")]
