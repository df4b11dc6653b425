import type { Lexicon } from "./lexicon";

export const de: Lexicon = {
  stop: `herrn beide beiden Mitternacht mitternachts mittags der die das den dem des ein eine einen einem einer eines und oder in im an am auf aus bei beim mit nach von vom zu zum zur für über
    unter durch um als wie ist sind war waren wird werden wurde wurden worden sein hat haben hatte kann können konnte darf dürfen muss müssen
    soll sie ihr ihre ihren ihrem wir uns es er ich dies diese dieser dieses diesem diesen bitte danke fehler warnung achtung so dass da
    wenn falls ob also auch nur sich herr frau uhr montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag werktag werktage werktagen`,
  claims: `unvollständig nicht kein keine keinen keiner ohne nie fehlt fehlen fehlend fehlende leer erforderlich pflichtfeld benötigt notwendig ungültig ungültige
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
    kontaktieren wenden technischer support ticket schema liste url link erneuern versendet gehört enthält gesendet technisch zugestellt
    abbruch abgebrochen abgegeben abgeholt abgeschlossen abgleich abhängig ablauf ablehnung abrechnung abrufen absenden abteilung abweichend abweicht abweichung abzug administrator adressat aktion aktiv aktiviert
    aktivieren aktualisieren aktualisiert aktualisierung aktuell akzeptiert allgemein alle alt alter altersnachweis anbieter änderung anforderung angaben angabe angebunden angefordert angehängt angekommen angeschlossen anhang
    anlegen anmelden annahmeverweigerung annullieren anpassen anpassung anschrift ansprechpartner anteil antrag anwendung anzahl anzeige applikation art auftreten aufgetreten aufgehoben aufgrund auflösen aufnehmen aufrufen
    ausführen ausführung ausgeführt ausgefüllt ausgelöst ausgenommen ausgeschlossen ausgestellt ausgewählt auslieferung ausnahme außerhalb ausstehend auswahl auswählen auszahlung automatisch bank basis beachten beantragt bearbeiten
    bearbeitungszeit bedingung beendigung befindet befugt begonnen begrenzt begründung beglichen behandelt behoben beinhaltet bekannt beleg belegt benachrichtigung benennen benötigen benutzerkonto berechnet berechnung bereich bereit
    bereitgestellt berichtigt beschädigt beschränkt beschränkung besitzt beständig bestand bestände bestätigen bestehend bestellbestätigung bestelldatum bestellnummer bestellposition bestellt bestimmt bestimmung betrieb betreiber betroffen
    bezahlen beziehung bezug bild binnen blockiert brutto buchung bundesland cache charge datei dateien daten datenbank datensatz dauer dauerhaft definiert defekt deutschland differenz digital direkt doppelte drucken
    durchführen durchgeführt durchführung eben eigenschaft eilzustellung einfuhr eingabe eingang eingeben eingegangen eingegeben eingehalten eingeschränkt eingestellt einheit einheiten einlösen einlieferung einmalig einrichtung einsatz einstellung
    einstellungen eintrag einträge einzeln elektronisch element empfang empfangen ende endgültig endpunkt entfernen entfernt entgegen enthaltene entladen entscheidung entsprechend entsprechen ereignis erfasst erfolg erfolgen erfolglos erfolgreich
    erfolgt erfolgte erforderliche erfüllt ergebnis ergebnisse erhalten erhoben erhöht erinnerung erkannt erlaubte erlaubten erledigt erlischt ermitteln ermittelt eröffnet erreicht ersatz ersetzt erstellen erstellt erstellung erstmalig erwartete erweitert erzeugt
    etikettendruck europäisch event export extern fall fällig falsche falschen falscher fehlende fehlendes fehlermeldung fehlgeschlagene fertig fest festgelegt festgestellt feststellen filiale filter finanzamt folge folgende folgenden form formular
    fortgesetzt fragen frei freigabe freigegeben freitext fremd früh früher führen funktion gebühr gebühren gefahrgut gefüllt gegeben gegenstand geheim gehören gekündigt geladen geliefert gelten geltend gemeinsam gemeldet genannt genannte genehmigt
    genehmigung genutzt geöffnet geplant geprüft gerade gerät gesamt gesamtbetrag gesamtmenge geschäft geschäftskunden geschützt gesellschaft gesetzt gesondert gespeichert gestartet gestellt gestrichen getrennt gewerblich gezahlt gilt
    gläubiger größenangabe großbuchstaben kleinbuchstaben gruppe gültige gültigen gültigkeit gut gutgeschrieben handelt handel hauptkonto hinterlegt hinweis hinweise hinzufügen hoch hochgeladen hochladen identifikation identifiziert identisch
    inaktiv inhaber innerhalb information informationen initialisiert insgesamt installiert integration international jahr jede jeder jederzeit jetzt jeweilig kanal kategorie kasse kauf kaufdatum kennwort kennzeichen klärung kombination
    kommunikation komplett konfiguration konfiguriert konflikt können kontaktdaten kontrolle konvertiert kopie körper korrektur korrigiert korrigieren kosten kostenlos kredit kreditkarte kunden kundendienst kundenkonto kundennummer kündigung kurz
    laden lagerbestand lagern land landes landescode ländercode lange lasten laufend laufzeit leerzeichen leistung lesen lesbar letzte letzten lieferant liefern lieferbar lieferschein liefertermin lieferung liefergebiet limitiert löschen löschung
    lösung mail mangel mangels manuell markiert marke maschine material maximale mehrere mehrfach meldung melden merkmal mindest mindestbestellwert missbrauch mitarbeiter mitgliedsstaat mitteilung modell modus möglich möglicherweise monat muster
    nachname nachbestellung nachfrage nachricht nachträglich nachverfolgung nachweis nah namen national neben nehmen netto netzwerk neu neue neuer neustart nichts nicht-lieferbar niedrig normal notwendig null nummern nutzung oben objekt
    obergrenze offen offenen öffentlich öffnen ohnehin online operation option original ort packstation parallel partner passwort passend pause pdf periode person personal pflicht pflichtangabe plan platz plattform platzhalter
    portal position postfach postleitzahl prüfung prüfziffer primär privat problem problemlos produktion profil programm projekt protokoll prozess prozent punkt qualität quelle quittung rabatt rahmen rate reaktion rechnungsbetrag rechnungsdatum
    rechnungsadresse recht rechtlich reduziert referenzen regel regeln region registrierung reihe reihenfolge reklamation rest restbetrag restmenge retourenlabel retourniert retournieren richtig richtlinie risiko rolle rückerstattet rückgabefrist
    rückmeldung rufen sammel sandbox schaden schließen schließung schlüsselwort schnittstelle schreiben schritt schriftlich schutz sekundär selbst senden sendungsstatus sendungsdaten separat serie serverseitig setzen sicher sicherheit sicht signiert
    sitzung skript sofort sonder sonstige speichern speicher sperre sperrung spätestens sprache stadt stamm stammdaten stand standard standort starten statt stattgefunden stelle stellen stimmen stock stornierbar stornieren stornogrund straßenname struktur
    stück summe support synchronisation synchronisiert tabelle täglich tarif tatsächlich technik teil teile teillieferung teilmenge teilstornierung termin test text ticket titel transaktion transfer transport transportunternehmen treffen trotz typ
    typen übereinstimmung übergabe übergeben überlauf übermittelt übermittlung übernommen überprüfen überprüft überprüfung übersicht übertragen übertragung überweisung üblich umfang umgebung umlaut umleitung unbestätigt unbezahlt unerlaubt
    ungleich unklar unlesbar unterbrochen untergrenze unternehmen unternehmer unterschied unterschiedlich unterschrift unterschritten unzustellbar ursache ursprünglich validierung variante veraltet verantwortlich verarbeiten verarbeitung verbleiben
    verbraucher verbucht verbunden verfahren verfallen verfügbarkeit vergangenheit vergeben vergleich verifiziert verifizierung verkauf verkauft verknüpft verknüpfung verloren verlängert vermerk vermutlich verpackt verpackung verpackungseinheit verrechnet
    verschlüsselt versandadresse versandbereit versandetikett versandfertig versandkosten versandpartner versandland versandmethode versandsperre version versuche vertrag vertreter verwaltung verwaltet verweis verwendbar verwenden verwendet verwendung verworfen
    verzeichnis verzögert verzögerung viel voll vollständige vorab voraus voraussetzung vorbereitet vorbereitung vorgabe vorgegeben vorhandene vorher vorliegt vorlage vorname vorschrift vorüber wahl wählen ware waren warenkorb warteschlange warten
    wartungsarbeiten wechsel wegen weiter weitere weitergeleitet weltweit wenige werktag werktage werktagen wiederholen wiederholt wiederholung willkürlich wirksam woche wunsch zahl zahlen zahlart zahlungsart zahlungsziel zeichenfolge zeichenkette zeichensatz
    zeigen zeile zeilen zeiten zeitpunkt zeitstempel zeitzone zentral zertifikat ziel ziffern zoll zollinhaltserklärung zone zugang zugelassen zugeordnet zugestimmt zugewiesen zulassung zuletzt zuordnung zurück zurückerstattet zurückgegeben zurückgesendet
    zurückgewiesen zusammen zusatz zusätzlich zuständig zustellung zustellversuch zustimmung zuvor zweite`,
};
