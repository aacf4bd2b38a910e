"""What people and programs call their columns: one table, field by field, and the words around it.

Names are compared by their letters and digits alone, without accents: “E-Mail-Adresse” is
“emailadresse”. Sources: the exports named in docs/importing.md, and Outlook, Google and Thunderbird
in English, German, French, Spanish, Italian and Dutch.
"""

# Field: the words for it. Words of one letter or two, and words of everyday life ("home", "post"), are
# in WEAK below, which what stands in the column must bear out.
WORDS: dict[str, str] = {
    "title": """
        prefix, honorific, salutation title, name prefix, courtesy title, personal title, individual prefix,
        title 1, titles, mr mrs, mr mrs ms, mr mrs miss ms, dr mr mrs, mr mrs ms dr, mr mrs miss ms dr, form of address, anrede, civilite, tratamiento,
        trattamento, namensprafix, appellativo, aanhef, titel, titolo, titulo
    """,
    "first_name": """
        fornamn, fornavn,
        first name, forename, forenames, given name, given names, first, christian name, christian names,
        first names, fname, f name, firstname s, known as first name, vorname, rufname, prenom, nombre de pila,
        nombres, voornaam, roepnaam, primer nombre, nome proprio, given
    """,
    "middle_name": """
        middle name, middle names, middle, mi, m i, middle initial, middle initials, mname, additional name, second name, second forename, zweiter vorname,
        weitere vornamen, deuxieme prenom, segundo nombre, secondo nome, middelste naam, other names
    """,
    "initials": "initials, initial, first initial, initialen, initiales, initiali, voorletters, iniciales",
    "surname_prefix": """
        tussenvoegsel, tussenvoegsels, tussenv, voorvoegsel, voorvoegsels, infix, surname prefix, last name prefix, particule,
        namensvorsatz, vorsatzwort, adelspradikat
    """,
    "last_name": """
        key name,
        efternamn, efternavn, etternavn,
        last name, surname, family name, last, lname, l name, sname, surnames, nachname, familienname, zuname,
        nom de famille, apellidos, apellido, primer apellido, cognome, achternaam, lastname s, family, sn
    """,
    "name": """
        namn, navn,
        name, full name, contact name, contact person, person, name of contact, named contact, main contact,
        primary contact, key contact, display name, name display, file as, sort name, attendee, attendee name,
        member name, whole name, complete name, common name, cn, gp name, doctor, doctor name, clinician,
        clinician name, consultant, consultant name, guest, guest name, delegate, delegate name, invitee,
        supporter name, constituent name, primary addressee, addressee, envelope name, mailing name,
        label name, envelope salutation, what is your name, what is your full name, names, name of person, contact full name,
        anzeigename, nom prenom, nom et prenom, prenom et nom, prenom nom, nom a afficher, nombre a mostrar, name vorname, vorname nachname,
        nachname vorname, vor und nachname, nome cognome, cognome nome, apellidos y nombre, vollstandiger name, nom complet, nom d affichage, nombre completo, nombre y apellidos,
        nombre para mostrar, nome completo, nome visualizzato, nome e cognome, cognome e nome, volledige naam,
        weergavenaam, ansprechpartner, interlocuteur, contactpersoon, contacto, titolare, bezoeker, naam contact
    """,
    "maybe_name": "nom, naam, nome, nombre",  # all of it, or a part: what stands beside it decides
    "post_nominals": """
        post nominals, postnominals, qualifications, qualification, credentials, suffix, letters, name suffix,
        individual suffix, letters after name, letters after the name, professional suffix, degrees, degree,
        honours, awards, decorations, suffixe, sufijo, suffisso, namenssuffix, achtervoegsel, namenszusatz, suffix 1
    """,
    "salutation": """
        greeting, postal greeting, email greeting, letter salutation, primary salutation, dear, dear line,
        salutation for letters, informal salutation, formal salutation, briefanrede, formule d appel,
        addressee salutation, label salutation, letter greeting, salutation line
    """,
    "profession": """
        profession, occupation, discipline, professional group, staff group, profession type, clinician type,
        beruf, metier, profesion, professione, beroep, ocupacion, occupazione, what is your profession
    """,
    "specialty": """
        specialty, speciality, specialties, specialities, specialism, specialization, specialisation,
        area of specialty, clinical specialty, main specialty, fachgebiet, fachrichtung, specialite,
        especialidad, specialita, specialisatie, specialisme, special interest, clinical interest
    """,
    "organisation": """
        foretag, bedrift, virksomhed,
        organisation, organization, company, employer, institution, workplace, place of work, organisation name,
        organization name, company name, practice, practice name, gp practice, hospital, hospital name, surgery,
        surgery name, name of practice, name of surgery, name of organisation, name of organization,
        clinic, clinic name, trust, nhs trust, trust name, account, account name, current employer, employer name,
        associated company, company organisation, company organization, primary company, business name,
        related company, parent account, where do you work, work place, org, org name, organisation 1, site name,
        charity, charity name, agency, agency name, firm, institute, university, school, department organisation,
        firma, unternehmen, arbeitgeber, praxis, klinik, krankenhaus, einrichtung, societe, entreprise,
        organisme, employeur, cabinet, etablissement, structure, hopital, empresa, compania, organizacion,
        centro, hospital centro, institucion, societa, azienda, ditta, ente, organizzazione, bedrijf, organisatie,
        bedrijfsnaam, instelling, praktijk, ziekenhuis, werkgever, company organisation name, group practice,
        parent id name, parent name, company id name,
        linked organisation, organisationsname, affiliation, organization 1, parent customer
    """,
    "role": """
        role, job title, position, job, job role, organisation title, organization title, post title, post held,
        your job title, role title, work title, jobtitle, position title, function, designation, rank, grade,
        what is your role, what is your job title, role at organisation, business role, current role, title role,
        funktion, stellung, berufsbezeichnung, arbeitstitel, fonction, poste, titre, puesto, cargo, funcion,
        organisationstitel, posizione, mansione, qualifica, ruolo, carica, functie, functietitel, job position, title position
    """,
    "department": """
        department, dept, ward, team, unit, division, organisation department, organization department,
        directorate, section, service line, abteilung, service, departement, departamento, area departamento,
        reparto, ufficio reparto, dipartimento, afdeling
    """,
    "is_organisation": """
        is a company, is company, is organisation, is organization, company flag, contact type, record type,
        constituent type, type of contact, entity type, individual or organisation, person or company,
        individual or organization, company or person, is a person, account type, contact sub type
    """,
    "email": """
        epost, epostadress, epostadresse, mejl,
        email, email address, emails, email addresses, work email, mail address, nhs email, nhs mail, nhsmail,
        email adresse, email 1, primary email, secondary email, other email, alternative email, preferred email,
        internet email, smtp address, primary smtp address, email id, email addr, contact email, email number, user name email,
        electronic mail, username email, emailadresse, emailadres, mailadresse, adresse email, adresse e mail,
        adresse mail, courriel, adresse courriel, adresse de messagerie, adresse electronique, messagerie,
        correo electronico, direccion de correo electronico, direccion del correo electronico, correo,
        direccion de email, correo e, email direccion, indirizzo email, indirizzo posta elettronica,
        indirizzo di posta elettronica, posta elettronica, email value, emailadressen, mail 1, e address,
        email wert, adresse electronique, primare email adresse, sekundare email adresse, mailto, indirizzo e mail, mail adresse
    """,
    "phone": """
        phone, telephone, tel, phone number, telephone number, phone no, tel no, telephone no, tel number,
        landline, landline number, direct line, direct dial, direct number, direct phone, direct tel, direct, contact number, contact no,
        contact numbers, contact telephone, contact phone, contact tel, daytime phone, daytime telephone,
        evening phone, evening telephone, day phone, day tel, evening tel, main phone, main number, main line,
        primary phone, preferred phone, switchboard, reception, reception number, ddi, ddi number, whatsapp, whatsapp number, office phone,
        company main phone, car phone, radio phone, callback, other phone, isdn, secretary phone,
        phone value, phone numbers, voice, phone 1, tel 1, telephone 1, bypass number, home tel, textphone, tty tdd phone,
        telefon, telefonnummer, tel nr, rufnummer, festnetz, haupttelefon, durchwahl, autotelefon, autotelefoon, hoofdtelefoon, telefono auto, telephone principal,
        telephone fixe, numero de telephone, telefono, numero de telefono, tel fijo, telefono fijo, telefono principal,
        numero de centralita de la organizacion, numero di telefono, telefoon, telefoonnummer, telefoon op,
        vaste telefoon, telefono fisso, telephone de, telefoonnr, telnr, centralino, standard telephone, ruckmeldung telefon
    """,
    "extension": "extension, ext, ext no, extension number, telephone extension, phone extension, phone ext, durchwahl nr",
    "mobile": """
        mobilnummer, mobilnr,
        mobile, mobile phone, mobile number, mobile no, mob, mob no, mob number, mobile tel, mobile telephone,
        cell, cell phone, cellphone, cellular, cell number, cellular phone, mobile telephone number, sms number,
        mobile 1, mob tel, handy, handynummer, mobil, mobiltelefon, mobil tel nr, mobilnummer, mobil tel, natel,
        portable, telephone portable, tel portable, tel mobile, telephone mobile, gsm, movil, telefono movil,
        celular, telefono celular, cellulare, telefono cellulare, numero cellulare, mobiel, mobiele telefoon,
        mobiel nummer, mobiele nummer, gsm nummer, tel mobiel, iphone
    """,
    "fax": """
        fax, fax number, fax no, facsimile, pager, pager number, bleep, bleep number, bleep no, telex, fax nummer,
        faxnummer, telecopie, telecopieur, numero de fax, numero di fax, pager nummer, pagina, fax 1, pagernummer,
        recepteur de radiomessagerie, localizador, cercapersone, semafoon
    """,
    "address": """
        address, full address, postal address, mailing address, complete address, address formatted, formatted,
        whole address, address for letters, correspondence address, home address, address block, work address,
        preferred address lines, address lines, formatted address, contact address, address details,
        adresse, anschrift, postanschrift, adresse complete, adresse postale, direccion, direccion completa,
        direccion postal, indirizzo, indirizzo completo, recapito, adres, postadres, your address
    """,
    "street": """
        gatuadress, gateadresse,
        street, street address, address line, address line 1, address 1, addr, addr 1, address street,
        street name, road, first line of address, first line, address first line, add 1, add line 1,
        street line 1, supplemental address, supplemental address 1, extended address, address extended address,
        address line one, address line two, address line three, add, street 1, adr line 1, address row 1,
        address2 line, locality, suburb, village, dependent locality, estate, building, building name, floor,
        street address line, line, line 1, addressline, house name number, house number name, house name or number,
        name or number of house, house no name, house name no, house no or name, house number or name, name number,
        strasse, strasse und hausnummer, strasse nr, strasse hausnummer, adresszeile, adresszusatz, rue, voie,
        adresse ligne, numero et rue, rue et numero, complement d adresse, calle, via, viale, via e numero civico,
        straat, straatnaam, straat en huisnummer, straat en nummer, straat nummer, adresregel, domicilio calle
    """,
    "house_number": """
        house number, house no, street number, building number, door number, number of house, hausnummer, hausnr,
        huisnummer, huisnr, numero civico, civico, numero de calle, numero de rue, huisnummer toevoeging,
        house building number, street no
    """,
    "house_name": "house name, house, property name, building or house name, flat, flat number, flat no, apartment, unit number, apt, suite, sub building, sub building name",
    "po_box": """
        po box, pobox, post office box, address po box, postfach, boite postale, bp, apartado, apartado postal,
        casella postale, postbus, postbusnummer, b p, apartado direccion, address pobox
    """,
    "town": """
        town, city, post town, town city, city town, town or city, city or town, address city, posttown,
        location city, municipality, ort, stadt, wohnort, ville, localite, commune, ciudad, localidad, poblacion,
        municipio, citta, comune, localita, plaats, woonplaats, stad, gemeente, address town, city name
    """,
    "region": """
        county parish, parish county, region, county, state, province, state province, state region, county state, county region,
        county province, state or province, address state, address region, state county, district,
        administrative area, ceremonial county, bundesland, kanton, bundesland kanton, departement region,
        dep region, provincia, estado, provincia o estado, provincia estado, provincie, comunidad autonoma,
        regione, prov, pays etat, canton, region address, regio
    """,
    "postcode": """
        postnummer, postnr,
        postcode, postal code, zip, zip code, zip postal code, post code, postcodes, pcode, p code, zipcode,
        postal zip code, zip or postal code, postcode zip, zip postcode, postal, address postal code,
        address postcode, plz, postleitzahl, code postal, codigo postal, cp, cap, codice postale,
        codice di avviamento postale, c a p, cod postal, postalcode zip, pc
    """,
    "country": """
        country, country region, nation, land, staat, land region, pays, pays region, pais, pais o region,
        pais region, paese, paese area geografica, nazione, stato, land regio, address country, country name,
        country territory, mailing country territory
    """,
    "tags": """
        tags, tag, labels, label, categories, category, groups, group, keywords, segments, lists, list,
        mailing lists, group membership, group s, constituent codes, constituent code, constituency, interests, type,
        contact group, contact groups, gruppen, gruppe, kategorien, kategorie, schlagworter, etiketten, stichworter,
        groupes, groupe, etiquettes, categorie, mots cles, grupos, grupo, etiquetas, categorias, categoria,
        gruppi, gruppo, etichette, groepen, groep, categorieen, labels groups, trefwoorden, member type, membership type
    """,
    "notes": """
        notes, note, comments, comment, remarks, remark, description, memo, additional information,
        further information, other information, any other information, info, background, about, bio, biography,
        notizen, bemerkungen, bemerkung, kommentar, anmerkungen, beschreibung, remarques, commentaires,
        commentaire, observations, notas, nota, observaciones, comentarios, comentario, descripcion, note libere,
        osservazioni, commenti, annotazioni, descrizione, notities, notitie, opmerkingen, opmerking, omschrijving
    """,
    "deleted": "is deleted, deleted, contact is deleted, contact is in trash, contact in trash, in trash",
    "large_print": "large print, needs large print, large type",
    "email_display": """
        email display name, email angezeigter name, nom complet de l adresse de messagerie,
        nombre de pantalla de correo electronico, nome visualizzato posta elettronica, weergavenaam email, weergavenaam voor email
    """,
    "label": "",  # the second column of a numbered pair: “Phone 1 - Label”
    "left_out": """
        photo, avatar, picture, image, photo url, profile photo, email type, email typ, e mail typ,
        type de messagerie, tipo de correo electronico, internet free busy, internet frei gebucht,
        disponibilite internet, directory server, verzeichnisserver, sensitivity, vertraulichkeit,
        critere de diffusion, confidencialidad, private, privat kennzeichen, mileage, reisekilometer,
        kilometrage, kilometraje, email2type, uid, uuid, guid, id, record id, contact id, contactid, account id,
        lead id, external id, internal contact id, constituent id, import id, crm id, system id, sys id, person id,
        created, created at, created on, created date, date created, create date, creation date, created time,
        modified, modified at, modified on, modified date, date modified, last modified, last modified date, updated at,
        last modified on, last updated, last changed, last change, date updated, timestamp, submission id, submission time,
        zeitstempel, entry id, response id, row number, index, row id, leid, euid, member rating, gmtoff, dstoff,
        timezone, latitude, longitude, optin ip, confirm ip, optin time, confirm time, cc, ip address, revision,
        checksum, row checksum, do not modify contact, do not modify account, do not modify lead, do not modify row checksum, do not modify modified on,
        geo, geocode, lat, lng, easting, northing, uprn, row, no, nr, s no, sl no, serial no, serial number,
        order no, order id, order date, barcode, barcode no, start date, user id, username, password,
        phonetic first name, phonetic middle name, phonetic last name, given name yomi, given yomi, surname yomi,
        family name yomi, additional name yomi, yomi name, company yomi, organization yomi name, revision date
    """,
}

ADDRESS_PARTS = frozenset(
    (
        "address",
        "house_name",
        "house_number",
        "street",
        "po_box",
        "town",
        "region",
        "postcode",
        "country",
    )
)
IN_SETS = ADDRESS_PARTS | {"email", "phone", "mobile", "fax"}

# Numbers that other programs keep their rows by end so; those of people's own kinds do not.
ROW_KEYS = frozenset(("id", "ids", "guid", "uuid", "hash", "etag", "checksum"))
KEPT_KEYS = frozenset(
    [
        "member",
        "membership",
        "gmc",
        "nmc",
        "nhs",
        "staff",
        "employee",
        "licence",
        "license",
        "registration",
        "skype",
        "wechat",
        "tax",
    ]
)

# A word on its own means a field only if what stands in the column looks like it.
WEAK: dict[str, tuple[str, ...]] = {
    "home": ("phone", "address"),
    "work": ("phone", "address", "organisation"),
    "office": ("phone", "organisation"),
    "other": ("phone",),
    "business": ("phone", "organisation"),
    "day": ("phone",),
    "evening": ("phone",),
    "main": ("phone",),
    "particular": ("phone",),
    "abitazione": ("phone",),
    "ufficio": ("phone",),
    "number": ("phone",),
    "mail": ("email",),
    "contact": ("email", "phone", "name"),
    "contact details": ("email", "phone"),
    "contact 1": ("email", "phone", "name"),
    "post": ("postcode", "role"),
    "code": ("postcode",),
    "gp": ("organisation", "name"),
    "title": ("title", "role"),
    "salutation": ("title", "salutation"),
    "anrede": ("title", "salutation"),
    "titre": ("title", "role"),
    "titel": ("title", "role"),
    "titolo": ("title", "role"),
    "titulo": ("title", "role"),
    "username": ("email",),
    "login": ("email",),
    "user principal name": ("email",),
    "area": ("region",),
    "location": ("town",),
}

# A word beside a field that says whose or which: those of one set make one address.
SETS: dict[str, str] = {
    "home": """
        home private personal residential residence privat private privata privada domicile domicilio particular
        casa residenza abitaz abitazione ab thuis huis huisadres privatadresse personnel personnelle prive privee priveadres wohn
    """,
    "work": """
        work business office company practice surgery hospital clinic organisation organization employer firm
        workplace firma geschaftlich geschaeftlich dienstlich arbeit buro buero bureau professionnel professionnelle
        pro societe societa travail trabajo laboral empresa oficina uff ufficio lavoro azienda werk werkadres zakelijk
        bedrijf nhs gp site corporate job organizacion geschaft
    """,
    "other": """
        other alternative alternate alt weitere weiterer weiteres autre otra otro altro altra ander
        andere anders secondary sekundar sekundare zweite secondaria secondaire secundario secundair
    """,
    "mailing": "mailing correspondence",
    "primary": "primary main preferred default principal principale primare primar primaria primario primair haupt",
    "billing": "billing invoice rechnung facturation facturacion",
    "shipping": "shipping delivery liefer livraison envio",
    "permanent": "permanent current",
}

# A set may stand at the beginning of a word: “Thuispostcode”, “Privatadresse”.
BEGINNINGS = {
    "thuis": "home",
    "huis": "home",
    "privat": "home",
    "prive": "home",
    "werk": "work",
    "geschafts": "work",
    "firmen": "work",
    "dienst": "work",
    "arbeits": "work",
    "buro": "work",
    "praxis": "work",
}

# The field is about somebody else than the person of the row: it goes to the notes.
_SOMEBODY_ELSE = """
    assistant assistants asst assistent assistente secs sec manager managers owner assigned assignee spouse partner partners
    partnerin conjoint emergency kin carer father mother children child referred referrer recommended supervisor
    responsable vorgesetzten director secretary pa sponsor introduced introducer buyer nok
    createdby modifiedby addedby updatedby enteredby creator author reporter asistente modifier
"""
SOMEBODY_ELSE = frozenset(_SOMEBODY_ELSE.split())
ARTICLES = frozenset(("the", "of", "de", "del", "du", "des", "la", "le", "el", "di", "l", "d"))
# Words that say nothing about the field.
_NOISE = """
    contact contacts person persons your my our the a of de del du des la le el di van der s what is whats are
    please enter provide give postal in no number numero numer nr num details detail info field value primary preferred current
    constituent cnbio cnadrprf cnph individual member members supporter delegate attendee participant customer client
    donor volunteer lead staff guest registrant invitee applicant respondent main default op
    required optional if any known e g eg for l d and or r text only dr mr mrs ms miss mx
"""
NOISE = frozenset(_NOISE.split())
