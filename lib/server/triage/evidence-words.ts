import "server-only";
import type { EvidenceLanguage, EvidenceReader } from "@/lib/contract/triage";

/** Words of an evidence text. `{…}` is filled in. */
export interface EvidenceWords {
  subject: string;
  greeting: Record<EvidenceReader, string>;
  opening: Record<EvidenceReader, string>;
  order: string;
  placed: string;
  status: string;
  action: string;
  number: string;
  line: string;
  sent: string;
  nothingSent: string;
  answer: string;
  noAnswer: string;
  timeline: string;
  ask: Record<EvidenceReader, string>;
  closing: string;
  masked: string;
  types: Readonly<Record<string, string>>;
  states: Readonly<Record<string, string>>;
  events: Readonly<Record<string, string>>;
}

const en: EvidenceWords = {
  subject: "Order {order}, {marketplace}: {action} {state}",
  greeting: { buyer: "Hello,", marketplace: "Dear seller support,", lengow: "Hello Lengow support," },
  opening: {
    buyer:
      "We are writing about your order {order}. A step in its handling did not go through, and we are already on it.",
    marketplace: "the following action on order {order} was not carried out on {marketplace}. All facts are below.",
    lengow: "the following action on order {order} ({marketplace}) did not end as expected. All facts are below.",
  },
  order: "Order",
  placed: "Placed",
  status: "Status at Lengow",
  action: "Action",
  number: "Lengow action number",
  line: "Order line",
  sent: "What was sent",
  nothingSent: "nothing beside the order itself",
  answer: "What came back",
  noAnswer: "no answer so far",
  timeline: "What happened (UTC / {zone})",
  ask: {
    buyer: "You do not have to do anything. We will write again as soon as it is settled.",
    marketplace: "Please tell us which value you expect instead, or why the action is not possible for this order.",
    lengow: "Please look up what the marketplace answered and tell us whether the action may be sent again.",
  },
  closing: "Kind regards",
  masked: "Personal data and keys were removed from this text.",
  types: { ship: "shipment", accept: "acceptance", refuse: "refusal", cancel: "cancellation", refund: "refund" },
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
  events: {
    recorded: "recorded",
    moved: "state: {state}",
    sent: "sent to Lengow",
    answered: "Lengow answered (HTTP {status})",
    lost: "no answer from Lengow",
    looked: "looked up at Lengow",
    failed: "the marketplace’s answer arrived",
  },
};

const fr: EvidenceWords = {
  subject: "Commande {order}, {marketplace} : {action} {state}",
  greeting: { buyer: "Bonjour,", marketplace: "Bonjour,", lengow: "Bonjour à l’équipe support de Lengow," },
  opening: {
    buyer:
      "Nous vous écrivons au sujet de votre commande {order}. Une étape de son traitement n’a pas abouti et nous nous en occupons déjà.",
    marketplace:
      "l’action suivante sur la commande {order} n’a pas été exécutée sur {marketplace}. Voici tous les faits.",
    lengow:
      "l’action suivante sur la commande {order} ({marketplace}) ne s’est pas terminée comme prévu. Voici tous les faits.",
  },
  order: "Commande",
  placed: "Passée le",
  status: "Statut chez Lengow",
  action: "Action",
  number: "Numéro d’action Lengow",
  line: "Ligne de commande",
  sent: "Ce qui a été envoyé",
  nothingSent: "rien d’autre que la commande elle-même",
  answer: "Ce qui est revenu",
  noAnswer: "aucune réponse pour l’instant",
  timeline: "Ce qui s’est passé (UTC / {zone})",
  ask: {
    buyer: "Vous n’avez rien à faire. Nous vous écrirons de nouveau dès que ce sera réglé.",
    marketplace:
      "Merci de nous indiquer la valeur attendue, ou pourquoi l’action n’est pas possible pour cette commande.",
    lengow: "Merci de vérifier la réponse de la marketplace et de nous dire si l’action peut être renvoyée.",
  },
  closing: "Cordialement",
  masked: "Les données personnelles et les clés ont été retirées de ce texte.",
  types: { ship: "expédition", accept: "acceptation", refuse: "refus", cancel: "annulation", refund: "remboursement" },
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
  events: {
    recorded: "enregistrée",
    moved: "état : {state}",
    sent: "envoyée à Lengow",
    answered: "réponse de Lengow (HTTP {status})",
    lost: "pas de réponse de Lengow",
    looked: "vérifiée chez Lengow",
    failed: "la réponse de la marketplace est arrivée",
  },
};

const de: EvidenceWords = {
  subject: "Bestellung {order}, {marketplace}: {action} {state}",
  greeting: { buyer: "Guten Tag,", marketplace: "Guten Tag,", lengow: "Guten Tag, liebes Lengow-Team," },
  opening: {
    buyer:
      "wir schreiben Ihnen zu Ihrer Bestellung {order}. Ein Schritt ihrer Bearbeitung hat nicht geklappt, und wir kümmern uns bereits darum.",
    marketplace:
      "die folgende Aktion zur Bestellung {order} wurde auf {marketplace} nicht ausgeführt. Alle Angaben stehen unten.",
    lengow:
      "die folgende Aktion zur Bestellung {order} ({marketplace}) endete nicht wie erwartet. Alle Angaben stehen unten.",
  },
  order: "Bestellung",
  placed: "Aufgegeben",
  status: "Status bei Lengow",
  action: "Aktion",
  number: "Aktionsnummer bei Lengow",
  line: "Bestellposition",
  sent: "Was gesendet wurde",
  nothingSent: "nichts außer der Bestellung selbst",
  answer: "Was zurückkam",
  noAnswer: "bisher keine Antwort",
  timeline: "Was geschah (UTC / {zone})",
  ask: {
    buyer: "Sie müssen nichts tun. Wir melden uns wieder, sobald es erledigt ist.",
    marketplace:
      "Bitte teilen Sie uns mit, welcher Wert stattdessen erwartet wird oder warum die Aktion für diese Bestellung nicht möglich ist.",
    lengow:
      "Bitte prüfen Sie die Antwort des Marktplatzes und sagen Sie uns, ob die Aktion erneut gesendet werden darf.",
  },
  closing: "Mit freundlichen Grüßen",
  masked: "Personenbezogene Daten und Schlüssel wurden aus diesem Text entfernt.",
  types: { ship: "Versand", accept: "Annahme", refuse: "Ablehnung", cancel: "Stornierung", refund: "Erstattung" },
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
  events: {
    recorded: "erfasst",
    moved: "Stand: {state}",
    sent: "an Lengow gesendet",
    answered: "Antwort von Lengow (HTTP {status})",
    lost: "keine Antwort von Lengow",
    looked: "bei Lengow nachgesehen",
    failed: "die Antwort des Marktplatzes traf ein",
  },
};

export const EVIDENCE_WORDS: Record<EvidenceLanguage, EvidenceWords> = { en, fr, de };

/** Puts values into a text's places. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
