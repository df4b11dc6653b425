import type { FamilyRule } from "./family-rule";

export const it: readonly FamilyRule[] = [
  {
    family: "throttled",
    all: [["troppe richieste", "troppe chiamate", "limite di richieste", "limite di chiamate", "limite richieste", "quota", "numero massimo di richieste"]],
    reason: "Il marketplace conta le chiamate e chiede di aspettare.",
  },
  {
    family: "rights_or_connection",
    all: [
      ["token", "sessione", "password", "credenziali", "chiave api", "firma", "accesso"],
      ["scadut", "non valid", "errat", "revocat", "negato", "non autorizzat", "rifiutat"],
    ],
    reason: "L'accesso non vale più; qualcuno deve ricollegare l'account.",
  },
  {
    family: "rights_or_connection",
    all: [["autenticazione", "autorizzazione", "permess", "non autorizzat", "non dispone dei", "account sospeso", "negozio sospeso", "account bloccato", "non ha i diritti", "privilegi"]],
    reason: "L'account non può farlo o non viene riconosciuto.",
  },
  {
    family: "marketplace_down",
    all: [["errore interno", "non raggiungibile", "manutenzione", "tempo scaduto", "tempo di attesa", "servizio non disponibile", "momentaneamente", "temporaneamente", "sovraccaric", "riprova piu tardi", "riprovare piu tardi", "connessione rifiutata", "connessione interrotta", "errore del server", "non risponde", "errore tecnico"]],
    reason: "Il marketplace non risponde; la stessa richiesta può riuscire più tardi.",
  },
  {
    family: "too_late",
    all: [["termine", "tempo massimo", "scadenza", "periodo", "troppo tardi", "finestra", "tempo limite"], ["scadut", "superat", "trascors", "passat", "terminat", "troppo tardi", "oltre"]],
    reason: "Una data è passata; rinviare non serve.",
  },
  {
    family: "wrong_state",
    all: [["gia", "risulta", "non ancora", "in attesa", "e stato", "non ancora"], ["spedit", "annullat", "rimborsat", "accettat", "rifiutat", "consegnat", "effettuato", "chius", "confermat", "fatturat", "elaborat", "attesa"]],
    none: ["tracciabilita", "corriere"],
    reason: "L'ordine è andato avanti senza di noi o non è ancora pronto.",
  },
  {
    family: "wrong_state",
    all: [["stato dell ordine", "stato attuale", "nello stato", "lo stato", "stato <", "in stato"]],
    none: ["corriere", "tracciabilita"],
    reason: "Lo stato dell'ordine non permette l'azione.",
  },
  {
    family: "carrier_or_tracking",
    all: [["corriere", "vettore", "tracciabilita", "tracciamento", "tracking", "codice di spedizione", "lettera di vettura", "spedizioniere", "monitoraggio", "<carrier>"]],
    reason: "Si tratta del corriere o del numero di tracciabilità.",
  },
  {
    family: "not_supported",
    all: [["azione", "operazione", "metodo", "funzione", "consegna"], ["non supportat", "non consentit", "non disponibile", "non permess", "non previst", "non ammess"]],
    reason: "Il marketplace non conosce questa azione qui.",
  },
  {
    family: "input_wrong",
    all: [["non valid", "manca", "mancant", "obbligatori", "non trovat", "non esist", "sconosciut", "supera", "errat", "vuoto", "richiest", "non disponibile", "non e piu disponibile", "esaurit", "non corrisponde", "maggiore", "inferiore", "superiore", "non appartiene", "nel futuro", "deve essere", "non puo", "troppo lung", "incomplet", "scorta", "giacenza", "non riconosciut"]],
    reason: "Un valore inviato manca, è malformato o contraddice l'ordine.",
  },
];
