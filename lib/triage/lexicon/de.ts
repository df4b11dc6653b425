import type { Lexicon } from "./lexicon";

export const de: Lexicon = {
  stop: `der die das den dem des ein eine einen einem einer eines und oder in im an am auf aus bei beim mit nach von vom zu zum zur für über
    unter durch um als wie ist sind war waren wird werden wurde wurden worden sein hat haben hatte kann können konnte darf dürfen muss müssen
    soll sie ihr ihre ihren ihrem wir uns es er ich dies diese dieser dieses diesem diesen bitte danke fehler warnung achtung so dass da
    wenn falls ob also auch nur sich herr frau uhr montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag`,
  claims: `nicht kein keine keinen keiner ohne nie fehlt fehlen fehlend fehlende leer erforderlich pflichtfeld benötigt notwendig ungültig ungültige
    ungültiger ungültigen ungültiges gültig falsch fehlerhaft unbekannt unbekannte unbekannter unerwartet unerwarteter unzulässig zulässig
    erlaubt verboten verweigert abgelehnt fehlgeschlagen gescheitert unmöglich bereits schon doppelt existiert vorhanden überschreitet
    überschritten übersteigt höher niedriger größer kleiner mehr weniger zu viele abgelaufen verspätet spät nicht-verfügbar verfügbar
    geschlossen storniert versendet verschickt versandt erstattet gesperrt deaktiviert unvollständig entspricht passt stimmt überein
    zukunft negativ freigeschaltet registriert gefunden unterstützt`,
  words: `bestellung bestellungen auftrag position positionen zeile artikel produkt angebot sendung sendungen versand lieferung lieferschein
    paket zusteller versanddienstleister dienstleister spediteur spedition sendungsnummer sendungsverfolgung sendungsverfolgungsnummer
    sendungsverfolgungs trackingnummer tracking nummer nummern code codes kennung referenz versandart versanddatum lieferdatum
    retourensendungsnummer retoure retouren rückgabe rücksendung etikett gewicht länge breite höhe maße größe menge stornomenge offene
    betrag beträge erstattungsbetrag erstattung rückerstattung preis preise summe steuer steuern steuerbetrag steuersatz mehrwertsteuer
    mwst währung storno stornierung stornieren annahme annehmen angenommen grund gründe kommentar datum zeit tag tage tagen stunde stunden
    minute minuten sekunde sekunden frist stornofrist annahmefrist endete lieferfrist grenze limit aufruflimit vor nach seit bis zwischen
    letzter name vorname nachname adresse lieferadresse rechnungsadresse straße hausnummer ort stadt postleitzahl plz land länder telefon
    telefonnummer e-mail mail geburtsdatum kunde kunden käufer empfänger absender verkäufer händler händlersupport shop konto benutzer
    nutzer firma rechnung rechnungen rechnungsnummer gutschrift dokument datei format formate erwartet erwarteten wert werte typ feld
    felder parameter argument attribut option schlüssel inhalt zeichen ziffer anfrage anfragen antwort aufruf aufrufe aktion vorgang
    methode status zustand dienst dienste server system plattform marktplatz verbindung verbinden sitzung zugriff zugriffstoken token
    authentifizierung authentifizierungstoken anmeldung zugangsdaten passwort berechtigung rechte recht signatur zertifikat
    erneut versuchen versuch später vorübergehend derzeit wartung intern interner externer überlastet zeitüberschreitung zahlung
    zahlungseingang wartet noch bezahlt bearbeitung verarbeitet geändert ändern gelöscht angelegt bestätigt bestätigung versandbestätigung
    prüfen angeben angegeben eingeben wählen gewählt gewählten korrekt vollständig teilweise gleich anders mindestens höchstens maximal
    minimum verbleibend verbleibende lager vorrätig gutschein rabatt abholung abholstation lagerort beginnt liegt erreichbar beendet
    kontaktieren wenden technischer support ticket schema liste url link erneuern versendet gehört enthält gesendet technisch zugestellt`,
};
