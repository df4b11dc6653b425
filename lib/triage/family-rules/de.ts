import type { FamilyRule } from "./family-rule";

export const de: readonly FamilyRule[] = [
  {
    family: "throttled",
    all: [["zu viele anfragen", "zu viele aufrufe", "aufruflimit", "anfragelimit", "kontingent", "ratenlimit", "limit uberschritten", "anfragen pro", "drosselung"]],
    reason: "Der Marktplatz zählt die Aufrufe und bittet zu warten.",
  },
  {
    family: "rights_or_connection",
    all: [
      ["token", "zugriffstoken", "authentifizierungstoken", "sitzung", "passwort", "zugangsdaten", "api schlussel", "schlussel", "signatur", "anmeldung"],
      ["abgelaufen", "ungultig", "falsch", "widerrufen", "fehlgeschlagen", "abgelehnt", "nicht gultig"],
    ],
    reason: "Der Zugang gilt nicht mehr; jemand muss das Konto neu verbinden.",
  },
  {
    family: "rights_or_connection",
    all: [["authentifizierung", "berechtigung", "zugriff verweigert", "nicht berechtigt", "keine rechte", "fehlende rechte", "nicht autorisiert", "unbefugt", "zugriff nicht"]],
    reason: "Das Konto darf das nicht oder wird nicht erkannt.",
  },
  {
    family: "rights_or_connection",
    all: [["konto", "shop", "handler", "verkaufer"], ["gesperrt", "deaktiviert", "stillgelegt"]],
    reason: "Der Shop selbst ist gesperrt.",
  },
  {
    family: "marketplace_down",
    all: [["nicht erreichbar", "zeituberschreitung", "wartung", "interner fehler", "interner serverfehler", "serverfehler", "uberlastet", "vorubergehend", "dienst nicht verfugbar", "antwortet nicht", "verbindung fehlgeschlagen", "verbindung abgebrochen", "verbindungsfehler", "technischer fehler", "systemfehler", "storung"]],
    reason: "Der Marktplatz antwortet nicht; dieselbe Anfrage kann später gelingen.",
  },
  {
    family: "too_late",
    all: [["frist", "zeitraum", "zu spat", "stornofrist", "annahmefrist", "lieferfrist", "ruckgabefrist", "versandfrist", "zeitfenster", "verspatet", "zu alt"], ["abgelaufen", "uberschritten", "endete", "verstrichen", "vorbei", "zu spat", "zu alt", "verpasst"]],
    reason: "Ein Termin ist vorbei; erneut zu senden hilft nicht.",
  },
  {
    family: "wrong_state",
    all: [["bereits", "schon", "wurde vom kunden", "nicht mehr", "noch nicht", "wartet"], ["versendet", "versandt", "verschickt", "storniert", "erstattet", "angenommen", "abgelehnt", "abgeschlossen", "geliefert", "zugestellt", "bestatigt", "wartet", "bezahlt", "berechnet", "fakturiert", "retourniert", "geschlossen"]],
    none: ["sendungsnummer", "trackingnummer"],
    reason: "Die Bestellung ist ohne uns weitergegangen oder noch nicht so weit.",
  },
  {
    family: "wrong_state",
    all: [["status", "zustand"], ["nicht", "ungultig", "falsch", "unzulassig", "befindet", "aktuell", "erwartet"]],
    none: ["sendungsnummer", "zusteller"],
    reason: "Der Status der Bestellung erlaubt die Aktion nicht.",
  },
  {
    family: "carrier_or_tracking",
    all: [["zusteller", "versanddienst", "sendungsnummer", "sendungsverfolgung", "tracking", "paketdienst", "spedit", "retourensendungsnummer", "frachtfuhrer", "carrier", "paketnummer", "transportunternehmen", "lieferdienst", "<carrier>"]],
    none: ["wird durch"],
    reason: "Es geht um Zusteller oder Sendungsnummer.",
  },
  {
    family: "not_supported",
    all: [["nicht unterstutzt", "nicht erlaubt", "nicht vorgesehen", "nicht moglich", "nicht angeboten", "nicht zulassig", "unzulassig", "nicht verfugbar fur"]],
    none: ["zeichen", "wert", "format"],
    reason: "Der Marktplatz kennt diese Aktion hier nicht.",
  },
  {
    family: "input_wrong",
    all: [["ungultig", "fehlt", "fehlen", "erforderlich", "nicht gefunden", "existiert nicht", "unbekannt", "ubersteigt", "uberschreitet", "hoher", "grosser", "kleiner", "niedriger", "in der zukunft", "unvollstandig", "falsch", "passt nicht", "leer", "darf nicht", "muss ", "nicht auf lager", "nicht vorratig", "entspricht nicht", "beendet", "gehort nicht", "stimmt nicht", "zu lang", "zu kurz", "pflichtfeld", "nicht vorhanden", "fehlerhaft", "nicht lieferbar", "ausverkauft", "enthalt"]],
    reason: "Ein gesendeter Wert fehlt, ist falsch geformt oder widerspricht der Bestellung.",
  },
];
