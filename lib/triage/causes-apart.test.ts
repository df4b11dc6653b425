import { describe, expect, it } from "vitest";
import { groupMessages } from "./index";

const groups = (...texts: string[]): number =>
  new Set(
    groupMessages(texts.map((text) => ({ text, marketplace: "amazon_fr", action_type: "ship" }))).map(
      (found) => found.group_key,
    ),
  ).size;

describe("two causes stay apart", () => {
  it.each([
    ["the missing field", "Tracking number is missing for order 12345678", "Carrier is missing for order 12345678"],
    ["the error code", "Error 79503: upload rejected", "Error 79517: upload rejected"],
    ["the HTTP status", "HTTP 502 from marketplace", "HTTP 503 from marketplace"],
    ["the code in brackets", "[SE-1234] Shipment rejected", "[SE-1235] Shipment rejected"],
    ["the code in JSON", '{"code":99042,"message":"refused"}', '{"code":99043,"message":"refused"}'],
    ["the code in XML", "<e><ErrorCode>12</ErrorCode>refused</e>", "<e><ErrorCode>13</ErrorCode>refused</e>"],
    [
      "which comes first",
      "The carrier is required with a tracking number",
      "A tracking number is required with the carrier",
    ],
    ["a quoted field name", "Field 'tracking_number' is required", "Field 'carrier_name' is required"],
    ["a negation", "La commande est expédiée", "La commande n'est pas expédiée"],
    ["the state", "Order is cancelled", "Order is refunded"],
    ["before and after", "Refund sent before shipment", "Refund sent after shipment"],
    ["the party", "Die Adresse des Käufers fehlt", "Die Telefonnummer des Käufers fehlt"],
    ["return and outward parcel", "Sendungsnummer fehlt", "Retourensendungsnummer fehlt"],
    [
      "the list of fields one of which is missing",
      "Send one of: carrier, carrier_name",
      "Send one of: tracking_number, tracking_url",
    ],
    ["what a list of choices is of", "Allowed carriers: A1, B2", "Allowed reasons: A1, B2"],
    [
      "the faults listed in JSON",
      '{"errors":[{"field":"carrier","message":"is blank"},{"field":"line","message":"is blank"}]}',
      '{"errors":[{"field":"carrier","message":"is blank"},{"field":"weight","message":"is blank"}]}',
    ],
    ["a message in quotation marks", "The API said 'carrier is missing'", "The API said 'order is cancelled'"],
    [
      "a field whose value is refused",
      "The value 'tracking_number' is not valid",
      "The value 'carrier_name' is not valid",
    ],
    ["the claim in a bracket", "Shipment refused (parcel Oslo too heavy)", "Shipment refused (parcel Oslo too long)"],
    ["the claim in a bracket with capitals", "Order rejected (Out Of Stock)", "Order rejected (Address Unknown)"],
    ["the field in printed Python", "{'shipper': ['is required']}", "{'weight': ['is required']}"],
    ["what a service is said to be", "Shipping method Express is not allowed", "Shipping method Express is missing"],
    ["what is too long", "Le code article est trop long", "Le code article est trop court"],
    ["the size's fault", "Size XL is unknown", "Size XL is missing"],
    ["an error's number after a code", "Failed with code EX-1120", "Failed with code EX-1121"],
    [
      "the bank's reason",
      "Remboursement rejeté par la banque (motif AC04)",
      "Remboursement rejeté par la banque (motif MD07)",
    ],
    [
      "the field after a product in a bracket",
      "Wert ungültig (Artikel 4711, Menge)",
      "Wert ungültig (Artikel 4711, Preis)",
    ],
    [
      "the explanation in JSON",
      '{"result":"rejected","why":"picking has started"}',
      '{"result":"rejected","why":"postcode not served"}',
    ],
    [
      "a number of things behind a title",
      "Frau Meier Artikel fehlen, 12345 Artikel",
      "Frau Meier Rechnungen fehlen, 12345 Rechnungen",
    ],
    ["quantity and price", "La cantidad supera el máximo", "El importe supera el máximo"],
  ])("that differ in %s", (_, one, other) => {
    expect(groups(one, other)).toBe(2);
  });
});

describe("one cause stays together", () => {
  it.each([
    ["singular and plural", "1 item could not be matched", "2 items could not be matched"],
    ["a list of any length", "Unknown line 12345678", "Unknown lines 12345678, 23456789 and 34567890"],
    ["an amount in any notation", "Refund of 12,50 € exceeds the total", "Refund of EUR 1,299.00 exceeds the total"],
    ["a duration", "Retry in 30 seconds", "Retry in 1 minute"],
    ["an upper case message", "Le transporteur DPD est inconnu", "LE TRANSPORTEUR GLS EST INCONNU"],
    ["lost accents", "Numéro de suivi erroné", "Numero de suivi errone"],
    ["entities", "Numéro de suivi erroné", "Num&eacute;ro de suivi erron&#233;"],
    ["twice encoded text", "Numéro de suivi erroné", "NumÃ©ro de suivi erronÃ©"],
    ["tags", "Tracking number rejected", "<b>Tracking number</b> rejected<br/>"],
    ["an id of the request", "Quota exceeded", "Quota exceeded (Request ID: 5f0c-99)"],
    ["another stack", "Boom failed\n\tat a.B.c(B.java:1)", "Boom failed\n\tat x.Y.z(Y.java:222)\n\tat q.R.s(R.java:3)"],
    ["a person", "Phone of John Smith is invalid", "Phone of María García López is invalid"],
    ["a product", "Product Blue Cotton Shirt is out of stock", "Product Kettle Deluxe 2000 is out of stock"],
    ["an address", "Cannot deliver to 12 rue de la Paix", "Cannot deliver to 4 avenue Foch"],
    ["a carrier nobody knows", "Unknown carrier: Blitzkurier", "Unknown carrier: Kangaroo Parcel"],
    [
      "the choices there would have been",
      "Reason X9 refused. Valid values: NoInventory, BuyerCanceled.",
      "Reason X9 refused. Valid values: NoInventory, CustomerExchange (late), 'Other reason'.",
    ],
    [
      "the choices in JSON",
      '{"message":"Motivo non ammesso; valori ammessi: [\\"esaurito\\", \\"frode\\"]"}',
      "Motivo non ammesso; valori ammessi: [esaurito, frode, cliente]",
    ],
    ["a list without a sign", "Size must be one of S, M or L", "Size must be one of XS, S"],
    [
      "a refused value that reads like a message",
      "Reason 'buyer cancelled the order' is not valid",
      "Reason 'X9' is not valid",
    ],
    ["a value of single letters", "Valore «q-a Ya-» non valido", "Valore «qa» non valido"],
    [
      "a broken link",
      "tracking_url 'https:/x.example/FR?match=00X' is not a valid URL",
      "tracking_url 'n/a' is not a valid URL",
    ],
    [
      "the order of members and faults in JSON",
      '{"code":400,"errors":[{"field":"carrier","message":"is blank"},{"field":"line","message":"is unknown"}]}',
      '{"errors":[{"message":"is unknown","field":"line"},{"message":"is blank","field":"carrier"}],"code":400}',
    ],
    [
      "what JSON says of the call and of the machine",
      '{"message":"Carrier is blank"}',
      '{"timestamp":"2026-11-02T10:00:00Z","host":"api-07","message":"Carrier is blank"}',
    ],
    ["a value quoted in JSON", '{"message":"Reason \\"X9\\" refused"}', '{"message":"Reason «Out of stock» refused"}'],
    [
      "JSON within JSON",
      '{"body":"{\\"code\\":12,\\"message\\":\\"refused\\"}"}',
      '{"body":{"message":"refused","code":12}}',
    ],
    [
      "a product in a bracket",
      "Position 2 (Sneaker Oslo, Gr. 39) ist gesperrt",
      "Position 3 (Boxspringbett Modell Malmö, 180x200 cm) ist gesperrt",
    ],
    [
      "a printed Python dictionary",
      "{'shipper': ['This field is required.']}",
      '{"shipper": ["This field is required."]}',
    ],
    [
      "a value printed by Python",
      "{'shipper': ['\"UPS Std.\" is not a choice']}",
      "{'shipper': [u'\"Yodel, 2nd\" is not a choice']}",
    ],
    ["the line of a table", "line;error\n12;Valeur refusée", "line;error\n7;Valeur refusée"],
    ["a service after its noun", "Ship speed Standard is not allowed", "Ship speed NEXT_DAY is not allowed"],
    [
      "a person in a bracket",
      "Remboursement bloqué (n° 77, ouvert le 2 nov. 2026 par Claire D.)",
      "Remboursement bloqué (n° 8, ouvert le 03/11/2026 par Mo K.)",
    ],
    ["a place after its noun", "Nicht im Lager Erfurt verfügbar", "Nicht im Lager Mönchengladbach verfügbar"],
    [
      "a parcel number with blanks, before a verb",
      "Le colis CB 009 918 827 FR a quitté Orléans",
      "Le colis 8R41298837612 a quitté Lyon",
    ],
    ["midnight", "Accepted until Sunday 15 November midnight", "Accepted until 2026-11-09"],
    [
      "a refused value of small words",
      "Stornogrund 'kunde will nicht' wird nicht akzeptiert",
      "Stornogrund 'X9' wird nicht akzeptiert",
    ],
    ["a refund's reference", "Già rimborsato con il codice RMB-1120", "Già rimborsato con il codice RMB-9"],
    ["both and all of a number", "Ship both items together", "Ship 12 items together"],
    [
      "the size and name of a garment",
      "Taglia 42 EU del prodotto Giacca a vento blu non disponibile",
      'Taglia unica del prodotto Abito "Sera" lungo non disponibile',
    ],
    [
      "the name of a file",
      "File exports_2026-11-14.csv, line 14: encoding rejected",
      "File sales.CSV, line 2: encoding rejected",
    ],
    [
      "the name of a file with blanks",
      "Upload invoices/Rechnung Nr 7.pdf rejected",
      "Upload invoices/2026/INV-17.pdf rejected",
    ],
    [
      "a bank account",
      "Remboursement rejeté (IBAN FR76 3000 6000 0112 3456 7890 189)",
      "Remboursement rejeté (IBAN IT60X0542811101000000123456)",
    ],
    [
      "what a product in a bracket looks like",
      "Position 3 (Artikel 88120-XL, Größe 42/44, schwarz): Paketnummer doppelt vergeben",
      "Position 1 (Artikel KISSEN-40, rot/weiß gestreift): Paketnummer doppelt vergeben",
    ],
    [
      "a Spanish street",
      "El pedido (Lucía Fernández, C/ Mayor 12, 3ºB, 28013 Madrid) requiere aprobación",
      "El pedido (Jordi Puig, Av. Diagonal 441, 08036 Barcelona) requiere aprobación",
    ],
    [
      "a Dutch hour",
      "Bestelling geweigerd: op vrijdag 13 november om 12.15 uur verzonden",
      "Bestelling geweigerd: op 3-11-2026 om 7:00 verzonden",
    ],
    [
      "a person whose surname is a word, and the town",
      "Versand an Herrn Peter Lang, Gartenweg 3, 50667 Köln nicht erlaubt",
      "Versand an Frau Sabine Öztürk, Hauptstr. 112a, 10827 Berlin nicht erlaubt",
    ],
    ["who did it", "cannot cancel order 12 [by=x, actor=system]", "cannot cancel order 12 [by=x, actor=jane.doe]"],
    ["a reason in camel case", "Cancellation reason SoldOut unknown", "Cancellation reason BuyerRemorse unknown"],
  ])("whatever differs in %s", (_, one, other) => {
    expect(groups(one, other)).toBe(1);
  });
});
