"""Texts that are not English, and English that only looks so."""

from __future__ import annotations

import time

import pytest

from demarche.reports.languages import foreign_language

FOREIGN = {
    "Spanish": "El gobierno de Colombia condenó este martes el ataque contra su embajada en la"
    " capital vecina y pidió garantías para el personal diplomático.",
    "French": "Le ministère des Affaires étrangères a convoqué lundi l'ambassadeur pour protester"
    " contre l'incendie du consulat général.",
    "German": "Das Auswärtige Amt hat am Montag den Botschafter einbestellt und gegen den Angriff"
    " auf das Generalkonsulat protestiert.",
    "Turkish": "Dışişleri Bakanlığı, başkonsolosluğa düzenlenen saldırının ardından büyükelçiyi"
    " bakanlığa çağırarak protesto notası verdi.",
    "Indonesian": "Kementerian Luar Negeri memanggil duta besar pada hari Senin untuk memprotes"
    " serangan terhadap konsulat di kota itu.",
    "Somali": "Wasaaradda arrimaha dibadda ayaa maanta u yeertay safiirka si ay uga cabato"
    " weerarka lagu qaaday qunsuliyadda magaalada.",
    "Portuguese": "O Ministério das Relações Exteriores convocou o embaixador na segunda-feira"
    " para protestar contra o ataque ao consulado.",
    "Dutch": "Het ministerie van Buitenlandse Zaken heeft maandag de ambassadeur ontboden na de"
    " aanval op het consulaat in de stad.",
    "Swahili": "Wizara ya Mambo ya Nje ilimwita balozi siku ya Jumatatu kulalamikia shambulio"
    " dhidi ya ubalozi mdogo mjini humo.",
    "Arabic": "استدعت وزارة الخارجية السفير يوم الاثنين احتجاجا على الهجوم على القنصلية.",
    "Russian": "Министерство иностранных дел вызвало посла в понедельник из-за нападения.",
    "Chinese": "外交部周一召见大使，就领事馆遇袭事件提出严正交涉。",
    "Hindi": "विदेश मंत्रालय ने सोमवार को वाणिज्य दूतावास पर हमले के विरोध में राजदूत को तलब किया।",
}

ENGLISH = [
    "Envoy summoned",
    "U.S., E.U. sanction Belarus",
    "Macron hosts Scholz, Tusk",
    "Türkiye slams Israel",
    "Zelenskyy, Duda meet Nausėda, Rinkēvičs",
    "Xi Jinping meets Tô Lâm, Phạm Minh Chính, Trần Thanh Mẫn in Hanoi",
    "Mali junta expels Sidi Ag Ghali, Iyad Ag Ghaly, Alghabass Ag Intalla",
    "Mahamat Idriss Déby Itno reçu à Paris — Chad president visits",
    "Ambassador Nguyễn Văn Hùng, Consul General Lê Thị Thu Hương and Đặng Minh Tâm attended gala",
    "ERDOĞAN, ALIYEV, PASHINYAN, MIRZOYAN",
    "1,200 dead",
    "http://wire.example/de/nachrichten/konsulat/angriff",
    "",
]


@pytest.mark.parametrize(("language", "text"), FOREIGN.items())
def test_a_sentence_is_enough_to_name_the_language(language: str, text: str) -> None:
    assert foreign_language(text) == language
    assert foreign_language((text + "\n") * 400) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_names_and_headlines_are_no_foreign_language(text: str) -> None:
    assert foreign_language(text) is None


def test_a_report_in_english_that_quotes_another_language_is_english() -> None:
    quoted = f"“{FOREIGN['Spanish']}”, the minister said of the attack on the embassy, and left."
    assert foreign_language(quoted) is None


def test_the_records_own_tag_settles_a_doubt_and_overrules_nothing() -> None:
    assert foreign_language("protesta contra el ataque", "es-CO") == "Spanish"
    assert foreign_language("The ministry said that the envoy of the State left.", "es") is None
    assert foreign_language(FOREIGN["German"], "en") == "German"


def test_a_report_costs_less_than_a_millisecond() -> None:
    english = "The ministry said that the envoy had left for the talks on the border. " * 50
    for text in (english, FOREIGN["Turkish"] * 30):
        foreign_language(text)
        begun = time.process_time()
        for _ in range(20):
            foreign_language(text)
        assert (time.process_time() - begun) / 20 < 0.005  # measured 0.0003; slow machines too
