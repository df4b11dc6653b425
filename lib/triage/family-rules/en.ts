import type { FamilyRule } from "./family-rule";

export const en: readonly FamilyRule[] = [
  {
    family: "throttled",
    all: [["too many request", "too many call", "rate limit", "rate exceeded", "quota", "throttl", "429 ", "request limit", "call limit", "slow down"]],
    reason: "The marketplace counts calls and asks to wait.",
  },
  {
    family: "rights_or_connection",
    all: [
      ["token", "session", "credential", "password", "api key", "client key", "refresh token", "access key", "login", "grant"],
      ["expir", "invalid", "revoked", "missing", "wrong", "not valid", "rejected", "incorrect", "denied"],
    ],
    reason: "The key to the marketplace is no longer good; a person must reconnect.",
  },
  {
    family: "rights_or_connection",
    all: [
      [
        "unauthorized", "unauthorised", "forbidden", "401 ", "403 ", "access denied", "access to requested", "permission", "not authorized", "not authorised",
        "authentication", "authorization", "missing scope", "signature", "insufficient rights", "insufficient scope", "not allowed to access", "outside of the allowed window",
        "insufficient privilege", "not entitled", "not have the right",
      ],
    ],
    reason: "The account may not do this, or the marketplace does not know who is asking.",
  },
  {
    family: "rights_or_connection",
    all: [["account", "seller", "shop", "store", "merchant"], ["suspended", "deactivated", "disabled", "blocked", "closed", "on hold", "not active", "inactive"]],
    none: ["order"],
    reason: "The shop itself is closed, so no action can pass.",
  },
  {
    family: "marketplace_down",
    all: [
      [
        "timeout", "time out", "timed out", "internal server", "internal error", "service unavailable", "temporarily unavailable", "service temporarily", "bad gateway",
        "gateway", "maintenance", "connection refused", "connection reset", "connection closed", "could not resolve host", "ssl", "tls", "500 ", "502 ", "503 ", "504 ", "overload",
        "try again later", "unreachable", "could not connect", "connection to the marketplace", "server error", "system error", "read timed", "socket", "no response",
        "currently unavailable", "dns", "econn", "downtime", "broken pipe", "technical problem",
      ],
    ],
    none: ["product", "item", "stock"],
    reason: "The marketplace or the way to it does not answer; the same request may pass later.",
  },
  {
    family: "too_late",
    all: [
      [
        "too late", "too old", "deadline", "window has closed", "window has expired", "window expired", "window closed", "period has expired", "period expired", "period has ended",
        "latest ship date", "time limit", "no longer possible", "past due", "overdue", "outside of the return", "has elapsed", "window has passed", "period is over", "expired on",
      ],
    ],
    reason: "A date has passed; sending again cannot help.",
  },
  {
    family: "wrong_state",
    all: [
      ["already", "has been", "was", "is", "are", "been"],
      [
        "already shipped", "already been", "already cancel", "already refund", "already sent", "already confirm", "already accept", "already refus", "already dispatched", "already issued",
        "already closed", "already deliver", "already processed", "already returned", "already complet", "was cancel", "been cancel", "is cancel", "is closed", "was refund", "been refund", "already invoiced",
        "already partially", "already fully", "already in",
      ],
    ],
    none: ["tracking id", "tracking number", "trackingnumber"],
    reason: "The order went on without us: it was shipped, cancelled or refunded before.",
  },
  {
    family: "wrong_state",
    all: [["state", "status"], ["cannot", "not", "can t", "current", "transition", "is in", "because", "expected", "must be", "wrong", "invalid", "illegal"]],
    none: ["status code", "tracking"],
    reason: "The order's status does not allow the action.",
  },
  {
    family: "wrong_state",
    all: [["not yet", "awaiting", "waiting for", "pending", "on hold", "still", "dispatched", "not been accepted", "already"], ["order", "shipment", "package", "line", "item", "payment", "refund"]],
    none: ["tracking id", "tracking number", "already used", "already exist", "already in use"],
    reason: "The order is not there yet: payment, acceptance or review is open.",
  },
  {
    family: "carrier_or_tracking",
    all: [["track", "carrier", "courier", "transporter", "parcel number", "parcelnumber", "waybill", "shipper", "consignment", "shipping compan", "<carrier>", "<tracking>"]],
    none: ["order date", "ship date"],
    reason: "Carrier or tracking number is what the marketplace objects to.",
  },
  {
    family: "not_supported",
    all: [["not supported", "unsupported operation", "not available for", "only available", "not implemented", "method not", "not permitted", "not applicable", "fulfilled by", "not eligible", "not possible for", "not offered"]],
    none: ["character", "operand", "type s"],
    reason: "The marketplace knows no such action for this order.",
  },
  {
    family: "not_supported",
    all: [["action", "operation", "feature", "method"], ["not allowed", "not enabled", "disabled", "unknown action", "disallowed", "unsupported"]],
    reason: "The marketplace knows no such action for this order.",
  },
  {
    family: "input_wrong",
    all: [
      [
        "invalid", "not valid", "missing", "required", "mandatory", "not found", "does not exist", "do not exist", "exceed", "must ", "cannot be ", "incorrect", "wrong", "unknown", "not match", "mismatch",
        "not a valid", "in the future", "before", "greater", "lower", "higher", "too long", "too short", "malformed", "empty", "not belong", "not be found", "could not be matched", "unsupported char", "duplicate",
        "differ", "not a pdf", "rejected", "out of stock", "insufficient stock", "not in stock", "no stock", "blank", "not be ", "not recogni", "parsing", "negative", "404 ", "400 ", "422 ", "bad request", "stock", "contains", "expected", "not null",
      ],
    ],
    none: ["went wrong", "typeerror", "nullpointer", "keyerror", "exception", "unexpected"],
    reason: "A value that was sent is missing, malformed or contradicts the order.",
  },
];
