"""Names of places that do not say in which language they are, and surnames that sound like places."""

import pytest

from outreach_desktop.domain.names.name_words import is_place
from outreach_desktop.domain.names.names import parsed

PLACES = """
    Biblioteca Ana María Matute|Bibliometro Nuevos Ministerios|Centro de Salud Juan de Austria|Farmacia Ana Pérez López|Mere Library
    |Stadtbücherei Augsburg|Stadtbücherei|Gemeindebibliothek Moosach|St.-Anna-Apotheke|Bücherei Ludwig Thoma|Kantonsspital Baden
    |Asklepios Stadtklinik Bad Tölz|Krankenhaus St. Josef|Gemeinschaftspraxis Dres. Meier|Bibliothèque Jeanne Moreau
    |Pharmacie Martin Dupont|Hôpital Louis Pradel|Clinique Saint Jean|Ospedale Luigi Sacco|Biblioteca Carlo Levi|Farmácia Ana Sousa
    |Szpital Jana Pawła|Apteka Anna Kowalska|Biblioteka Jana Nowaka|Przychodnia Maria Nowak|Nemocnice Jana Nováka
    |Karolinska Universitetssjukhuset|Vårdcentralen Anna Lind|Solna stadsbibliotek|Apoteket Kronan|Ullevål sykehus|Odense Sygehus
    |Maasstad Ziekenhuis|Apotheek Jan de Vries|Bibliotheek Anna Blaman|Jorvin sairaala|Sello kirjasto|Ysbyty Gwynedd
    |Meddygfa Penygroes|Kossuth Lajos Könyvtár|Ankara Şehir Hastanesi|Mere Care Home|St Ann's Nursing Home|Tarn Parish Church|Charity Commission|Mere Village Charity
"""
PEOPLE = """
    Anna Kirche|John Church|Jane Abbey|Shirley Temple|Tom Hall|Pat Price|Desmond Bishop|María Iglesias|Peter Spital|Hans Apotheker
    |Karl Klinkhammer|Jean L'Hôpital|Karol Rathaus|Alec Home|Margaret Court|Henry Lodge|Ann House|Robert Parish|Ian Castle|Kay Chapel
    |Tim Prior|Ann Priest|Mark Monk|Rose Garden|Ann Marsh|Joy Wells|Ian Farmer|Kay Nurse|Ben Doctor|Ann Library-Smith|Sam Shop
    |Eva Spittal|Ann Hospice-Jones|Max Schulte|Eva Kirchner|Ivo Klink|Ana Escuder|Ana Colegiado|Paul Museux|Jan Szpitalny|Pia Bücher
    |Ann Ward|Jon Wardle|Hugh Homes|Ann Church|Eve Temple|Joe Center-Hill|Charity Okafor|Dr Ana Hospital|Dr. Julia Praxis
"""


def _each(names: str) -> list[str]:
    return [" ".join(one.split()) for one in names.split("|")]


@pytest.mark.parametrize("name", _each(PLACES))
def test_a_place_is_known_by_its_words(name: str) -> None:
    assert is_place(name)
    assert not parsed(name).is_person


@pytest.mark.parametrize("name", _each(PEOPLE))
def test_a_surname_that_sounds_like_a_place_is_a_persons(name: str) -> None:
    assert not is_place(name)
    assert parsed(name).last_name
