/** `tracking_number`, `trackingNumber`, `order-item-id`, `transport.transporterCode` -> their words, as written. */
export const identifierParts = (token: string): string[] =>
  token
    .split(/[_.\-/]+/)
    .flatMap((part) =>
      part
        .replace(/(\p{Ll})(\p{Lu}\p{L})/gu, "$1 $2")
        .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
        .split(" "),
    )
    .filter(Boolean);
