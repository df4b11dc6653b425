import "server-only";
import type { EvidenceLanguage, EvidenceReader } from "@/lib/contract/triage";
import type { BuyerOutcome, Outcome } from "./evidence-outcome";

/** Words of an evidence text. `{…}` is filled in. */
export interface EvidenceWords {
  subject: string;
  greeting: Record<EvidenceReader, string>;
  /** `{outcome}` is one of `outcome`. */
  opening: Record<Exclude<EvidenceReader, "buyer">, string>;
  outcome: Record<Outcome, string>;
  buyer: Record<BuyerOutcome, string>;
  order: string;
  marketplace: string;
  placed: string;
  status: string;
  total: string;
  action: string;
  number: string;
  line: string;
  sent: string;
  nothingSent: string;
  answer: string;
  noAnswer: string;
  timeline: string;
  /** What is asked for, by outcome; `none` where nothing is. */
  ask: Record<Exclude<EvidenceReader, "buyer">, Partial<Record<Outcome, string>> & { none: string }>;
  askBuyer: Record<BuyerOutcome, string>;
  closing: string;
  masked: string;
  states: Readonly<Record<string, string>>;
  /** The state of an action that nobody judged. */
  failed: string;
  events: Readonly<Record<string, string>>;
}

const en: EvidenceWords = {
  subject: "Order {order}, {marketplace}: {action} {state}",
  greeting: { buyer: "Hello,", marketplace: "Dear seller support,", lengow: "Hello Lengow support," },
  opening: {
    marketplace: "the following action on order {order} {outcome}. All facts are below.",
    lengow: "the following action on order {order} ({marketplace}) {outcome}. All facts are below.",
  },
  outcome: {
    unreached: "was not carried out: {marketplace} did not answer, or was not available",
    throttled: "was not carried out: {marketplace} took no more calls at that moment",
    shut_out: "was not carried out: {marketplace} did not accept the connection of this shop",
    refused: "was refused by {marketplace} and not carried out",
    rejected: "was not taken by Lengow, so it did not reach {marketplace}",
    warned: "was carried out by {marketplace}, with a warning",
    waiting: "was taken by Lengow and has had no answer from {marketplace} so far",
    unknown: "was sent, and we do not know whether it arrived",
    stopped: "was stopped and waits for a decision of ours",
    done: "was carried out by {marketplace}",
    before: "has not been sent yet",
    ended: "was ended by us and is not pursued",
  },
  buyer: {
    failed:
      "We are writing about your order {order}. A step in its handling did not go through, and we are already on it.",
    open: "We are writing about your order {order}. A step in its handling is not finished yet, and we are keeping an eye on it.",
    done: "We are writing about your order {order}. A step in its handling was carried out.",
    ended: "We are writing about your order {order}. A step in its handling was not continued.",
  },
  order: "Order",
  marketplace: "Marketplace",
  placed: "Placed",
  status: "Status at Lengow",
  total: "Total",
  action: "Action",
  number: "Lengow action number",
  line: "Order line",
  sent: "What was sent",
  nothingSent: "nothing beside the order itself",
  answer: "What came back",
  noAnswer: "no answer so far",
  timeline: "What happened (UTC / {zone})",
  ask: {
    marketplace: {
      unreached: "Please tell us whether your service is available again, and whether the action has reached you.",
      throttled: "Please tell us when the action may be sent again.",
      shut_out: "Please tell us what is missing in the access of this shop.",
      refused: "Please tell us which value you expect instead, or why the action is not possible for this order.",
      warned: "Please tell us whether the warning leaves anything for us to do.",
      waiting: "Please tell us whether the action has reached you and what became of it.",
      unknown: "Please tell us whether the action has reached you and what became of it.",
      stopped: "Please tell us how the order stands with you.",
      none: "Nothing is asked of you; this is for your information.",
    },
    lengow: {
      unreached:
        "Please look up whether the marketplace can be reached again, and tell us whether the action may be sent again.",
      throttled: "Please tell us when the action may be sent again.",
      shut_out: "Please check the connection of this shop to the marketplace.",
      refused: "Please look up what the marketplace answered and tell us whether the action may be sent again.",
      rejected: "Please tell us what in the request was not taken.",
      warned: "Please look up what the marketplace answered and tell us what the warning means.",
      waiting: "Please look up whether the action reached the marketplace and what it answered.",
      unknown: "Please look up whether the action arrived, and tell us whether it may be sent again.",
      stopped: "Please look up whether the action arrived, and tell us whether it may be sent again.",
      none: "Nothing is asked of you; this is for your information.",
    },
  },
  askBuyer: {
    failed: "You do not have to do anything. We will write again as soon as it is settled.",
    open: "You do not have to do anything. We will write again as soon as it is settled.",
    done: "You do not have to do anything.",
    ended: "You do not have to do anything.",
  },
  closing: "Kind regards",
  masked: "Personal data and keys were removed from this text.",
  states: {
    refused: "refused",
    rejected: "rejected by Lengow",
    done_with_warning: "done with a warning",
    unconfirmed: "not confirmed",
    accepted: "waiting for an answer",
    needs_person: "stopped",
    done: "done",
    closed: "closed",
    ready: "not sent yet",
    claimed: "not sent yet",
    sending: "being sent",
    withdrawn: "withdrawn",
  },
  failed: "failed",
  events: {
    recorded: "recorded",
    moved: "state: {state}",
    sent: "sent to Lengow",
    answered: "Lengow answered (HTTP {status})",
    lost: "no answer from Lengow",
    looked: "looked up at Lengow",
    failed: "the marketplace’s answer arrived",
    cut: "facts left out before this: {n}",
  },
};

const fr: EvidenceWords = {
  subject: "Commande {order}, {marketplace}\u00a0: {action} {state}",
  greeting: { buyer: "Bonjour,", marketplace: "Bonjour,", lengow: "Bonjour à l’équipe support de Lengow," },
  opening: {
    marketplace: "l’action suivante sur la commande {order} {outcome}. Voici tous les faits.",
    lengow: "l’action suivante sur la commande {order} ({marketplace}) {outcome}. Voici tous les faits.",
  },
  outcome: {
    unreached: "n’a pas été exécutée\u00a0: {marketplace} n’a pas répondu ou n’était pas disponible",
    throttled: "n’a pas été exécutée\u00a0: {marketplace} ne prenait plus d’appels à ce moment",
    shut_out: "n’a pas été exécutée\u00a0: {marketplace} n’a pas accepté la connexion de cette boutique",
    refused: "a été refusée par {marketplace} et n’a pas été exécutée",
    rejected: "n’a pas été prise par Lengow et n’est donc pas arrivée chez {marketplace}",
    warned: "a été exécutée par {marketplace}, avec un avertissement",
    waiting: "a été prise par Lengow et n’a pas encore reçu de réponse de {marketplace}",
    unknown: "a été envoyée, sans que nous sachions si elle est arrivée",
    stopped: "a été arrêtée et attend une décision de notre part",
    done: "a été exécutée par {marketplace}",
    before: "n’a pas encore été envoyée",
    ended: "a été close par nous et n’a pas de suite",
  },
  buyer: {
    failed:
      "Nous vous écrivons au sujet de votre commande {order}. Une étape de son traitement n’a pas abouti et nous nous en occupons déjà.",
    open: "Nous vous écrivons au sujet de votre commande {order}. Une étape de son traitement n’est pas encore terminée et nous la suivons.",
    done: "Nous vous écrivons au sujet de votre commande {order}. Une étape de son traitement a été effectuée.",
    ended: "Nous vous écrivons au sujet de votre commande {order}. Une étape de son traitement n’a pas été poursuivie.",
  },
  order: "Commande",
  marketplace: "Marketplace",
  placed: "Passée le",
  status: "Statut chez Lengow",
  total: "Total",
  action: "Action",
  number: "Numéro d’action Lengow",
  line: "Ligne de commande",
  sent: "Ce qui a été envoyé",
  nothingSent: "rien d’autre que la commande elle-même",
  answer: "Ce qui est revenu",
  noAnswer: "aucune réponse pour l’instant",
  timeline: "Ce qui s’est passé (UTC / {zone})",
  ask: {
    marketplace: {
      unreached: "Merci de nous dire si votre service est de nouveau disponible et si l’action vous est parvenue.",
      throttled: "Merci de nous dire quand l’action peut être renvoyée.",
      shut_out: "Merci de nous dire ce qui manque à l’accès de cette boutique.",
      refused:
        "Merci de nous indiquer la valeur attendue, ou pourquoi l’action n’est pas possible pour cette commande.",
      warned: "Merci de nous dire si cet avertissement nous laisse quelque chose à faire.",
      waiting: "Merci de nous dire si l’action vous est parvenue et ce qu’elle est devenue.",
      unknown: "Merci de nous dire si l’action vous est parvenue et ce qu’elle est devenue.",
      stopped: "Merci de nous dire où en est la commande chez vous.",
      none: "Nous ne vous demandons rien\u00a0; ceci est pour votre information.",
    },
    lengow: {
      unreached:
        "Merci de vérifier si la marketplace est de nouveau joignable et de nous dire si l’action peut être renvoyée.",
      throttled: "Merci de nous dire quand l’action peut être renvoyée.",
      shut_out: "Merci de vérifier la connexion de cette boutique à la marketplace.",
      refused: "Merci de vérifier la réponse de la marketplace et de nous dire si l’action peut être renvoyée.",
      rejected: "Merci de nous dire ce qui, dans la demande, n’a pas été pris.",
      warned: "Merci de vérifier la réponse de la marketplace et de nous dire ce que signifie l’avertissement.",
      waiting: "Merci de vérifier si l’action est arrivée chez la marketplace et ce qu’elle a répondu.",
      unknown: "Merci de vérifier si l’action est arrivée et de nous dire si elle peut être renvoyée.",
      stopped: "Merci de vérifier si l’action est arrivée et de nous dire si elle peut être renvoyée.",
      none: "Nous ne vous demandons rien\u00a0; ceci est pour votre information.",
    },
  },
  askBuyer: {
    failed: "Vous n’avez rien à faire. Nous vous écrirons de nouveau dès que ce sera réglé.",
    open: "Vous n’avez rien à faire. Nous vous écrirons de nouveau dès que ce sera réglé.",
    done: "Vous n’avez rien à faire.",
    ended: "Vous n’avez rien à faire.",
  },
  closing: "Cordialement",
  masked: "Les données personnelles et les clés ont été retirées de ce texte.",
  states: {
    refused: "refusée",
    rejected: "rejetée par Lengow",
    done_with_warning: "effectuée avec un avertissement",
    unconfirmed: "non confirmée",
    accepted: "en attente de réponse",
    needs_person: "arrêtée",
    done: "effectuée",
    closed: "close",
    ready: "pas encore envoyée",
    claimed: "pas encore envoyée",
    sending: "en cours d’envoi",
    withdrawn: "retirée",
  },
  failed: "échouée",
  events: {
    recorded: "enregistrée",
    moved: "état\u00a0: {state}",
    sent: "envoyée à Lengow",
    answered: "réponse de Lengow (HTTP {status})",
    lost: "pas de réponse de Lengow",
    looked: "vérifiée chez Lengow",
    failed: "la réponse de la marketplace est arrivée",
    cut: "faits omis avant ceci\u00a0: {n}",
  },
};

const de: EvidenceWords = {
  subject: "Bestellung {order}, {marketplace}: {action} {state}",
  greeting: { buyer: "Guten Tag,", marketplace: "Guten Tag,", lengow: "Guten Tag, liebes Lengow-Team," },
  opening: {
    marketplace: "die folgende Aktion zur Bestellung {order} {outcome}. Alle Angaben stehen unten.",
    lengow: "die folgende Aktion zur Bestellung {order} ({marketplace}) {outcome}. Alle Angaben stehen unten.",
  },
  outcome: {
    unreached: "wurde nicht ausgeführt: {marketplace} hat nicht geantwortet oder war nicht erreichbar",
    throttled: "wurde nicht ausgeführt: {marketplace} nahm in diesem Moment keine Anfragen mehr an",
    shut_out: "wurde nicht ausgeführt: {marketplace} hat die Verbindung dieses Shops nicht angenommen",
    refused: "wurde von {marketplace} abgelehnt und nicht ausgeführt",
    rejected: "wurde von Lengow nicht angenommen und kam deshalb nicht zu {marketplace}",
    warned: "wurde von {marketplace} ausgeführt, mit einem Hinweis",
    waiting: "wurde von Lengow angenommen und hat von {marketplace} bisher keine Antwort",
    unknown: "wurde gesendet, und wir wissen nicht, ob sie ankam",
    stopped: "wurde angehalten und wartet auf unsere Entscheidung",
    done: "wurde von {marketplace} ausgeführt",
    before: "wurde noch nicht gesendet",
    ended: "wurde von uns beendet und wird nicht weiter verfolgt",
  },
  buyer: {
    failed:
      "wir schreiben Ihnen zu Ihrer Bestellung {order}. Ein Schritt ihrer Bearbeitung hat nicht geklappt, und wir kümmern uns bereits darum.",
    open: "wir schreiben Ihnen zu Ihrer Bestellung {order}. Ein Schritt ihrer Bearbeitung ist noch nicht abgeschlossen, und wir behalten ihn im Blick.",
    done: "wir schreiben Ihnen zu Ihrer Bestellung {order}. Ein Schritt ihrer Bearbeitung wurde ausgeführt.",
    ended: "wir schreiben Ihnen zu Ihrer Bestellung {order}. Ein Schritt ihrer Bearbeitung wurde nicht weitergeführt.",
  },
  order: "Bestellung",
  marketplace: "Marktplatz",
  placed: "Aufgegeben",
  status: "Status bei Lengow",
  total: "Summe",
  action: "Aktion",
  number: "Aktionsnummer bei Lengow",
  line: "Bestellposition",
  sent: "Was gesendet wurde",
  nothingSent: "nichts außer der Bestellung selbst",
  answer: "Was zurückkam",
  noAnswer: "bisher keine Antwort",
  timeline: "Was geschah (UTC / {zone})",
  ask: {
    marketplace: {
      unreached: "Bitte teilen Sie uns mit, ob Ihr Dienst wieder erreichbar ist und ob die Aktion bei Ihnen ankam.",
      throttled: "Bitte teilen Sie uns mit, wann die Aktion erneut gesendet werden darf.",
      shut_out: "Bitte teilen Sie uns mit, was am Zugang dieses Shops fehlt.",
      refused:
        "Bitte teilen Sie uns mit, welcher Wert stattdessen erwartet wird oder warum die Aktion für diese Bestellung nicht möglich ist.",
      warned: "Bitte teilen Sie uns mit, ob für uns wegen des Hinweises etwas zu tun bleibt.",
      waiting: "Bitte teilen Sie uns mit, ob die Aktion bei Ihnen ankam und was aus ihr wurde.",
      unknown: "Bitte teilen Sie uns mit, ob die Aktion bei Ihnen ankam und was aus ihr wurde.",
      stopped: "Bitte teilen Sie uns mit, wie die Bestellung bei Ihnen steht.",
      none: "Sie müssen nichts tun; dies ist zu Ihrer Kenntnis.",
    },
    lengow: {
      unreached:
        "Bitte prüfen Sie, ob der Marktplatz wieder erreichbar ist, und sagen Sie uns, ob die Aktion erneut gesendet werden darf.",
      throttled: "Bitte sagen Sie uns, wann die Aktion erneut gesendet werden darf.",
      shut_out: "Bitte prüfen Sie die Verbindung dieses Shops zum Marktplatz.",
      refused:
        "Bitte prüfen Sie die Antwort des Marktplatzes und sagen Sie uns, ob die Aktion erneut gesendet werden darf.",
      rejected: "Bitte sagen Sie uns, was an der Anfrage nicht angenommen wurde.",
      warned: "Bitte prüfen Sie die Antwort des Marktplatzes und sagen Sie uns, was der Hinweis bedeutet.",
      waiting: "Bitte prüfen Sie, ob die Aktion beim Marktplatz ankam und was er geantwortet hat.",
      unknown: "Bitte prüfen Sie, ob die Aktion ankam, und sagen Sie uns, ob sie erneut gesendet werden darf.",
      stopped: "Bitte prüfen Sie, ob die Aktion ankam, und sagen Sie uns, ob sie erneut gesendet werden darf.",
      none: "Sie müssen nichts tun; dies ist zu Ihrer Kenntnis.",
    },
  },
  askBuyer: {
    failed: "Sie müssen nichts tun. Wir melden uns wieder, sobald es erledigt ist.",
    open: "Sie müssen nichts tun. Wir melden uns wieder, sobald es erledigt ist.",
    done: "Sie müssen nichts tun.",
    ended: "Sie müssen nichts tun.",
  },
  closing: "Mit freundlichen Grüßen",
  masked: "Personenbezogene Daten und Schlüssel wurden aus diesem Text entfernt.",
  states: {
    refused: "abgelehnt",
    rejected: "von Lengow zurückgewiesen",
    done_with_warning: "mit Hinweis ausgeführt",
    unconfirmed: "nicht bestätigt",
    accepted: "wartet auf Antwort",
    needs_person: "angehalten",
    done: "ausgeführt",
    closed: "abgeschlossen",
    ready: "noch nicht gesendet",
    claimed: "noch nicht gesendet",
    sending: "wird gesendet",
    withdrawn: "zurückgezogen",
  },
  failed: "fehlgeschlagen",
  events: {
    recorded: "erfasst",
    moved: "Stand: {state}",
    sent: "an Lengow gesendet",
    answered: "Antwort von Lengow (HTTP {status})",
    lost: "keine Antwort von Lengow",
    looked: "bei Lengow nachgesehen",
    failed: "die Antwort des Marktplatzes traf ein",
    cut: "davor ausgelassene Angaben: {n}",
  },
};

export const EVIDENCE_WORDS: Record<EvidenceLanguage, EvidenceWords> = { en, fr, de };

/** Puts values into a text's places. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
