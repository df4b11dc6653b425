import type { IconName } from "@/components/ui/icon";
import type { MessageKey, Translate } from "@/lib/messages/translate";

interface Words {
  icon: IconName;
  title: string;
  step: string;
}

type Key = MessageKey<"errors">;
type Plain = (key: Key) => string;

/** What failed and what to do next, for each code of our own API that a reading screen can meet. */
const WORDS: Record<string, { icon: IconName; title: Key; step: Key }> = {
  offline: { icon: "wifi-off", title: "network", step: "networkStep" },
  not_signed_in: { icon: "lock", title: "signedOut", step: "signedOutStep" },
  not_allowed: { icon: "lock", title: "forbidden", step: "forbiddenStep" },
  not_found: { icon: "search", title: "notFoundTitle", step: "notFoundText" },
  look_stopped: { icon: "search", title: "lookStopped", step: "lookStoppedStep" },
  lengow_unavailable: { icon: "cloud-off", title: "lengowDownEmpty", step: "lengowDownStep" },
  lengow_error: { icon: "cloud-off", title: "lengowError", step: "lengowDownStep" },
  lengow_timeout: { icon: "hourglass", title: "lengowTimeout", step: "lengowDownStep" },
  lengow_unreadable: { icon: "cloud-off", title: "lengowUnreadable", step: "lengowDownStep" },
  lengow_rate_limited: { icon: "timer", title: "rateLimitedNow", step: "rateLimitedStep" },
  too_many_requests: { icon: "timer", title: "tooMany", step: "tooManyStep" },
  lengow_credentials: { icon: "plug", title: "lengowRefused", step: "lengowRefusedStep" },
  lengow_refused: { icon: "octagon-minus", title: "lengowSaidNo", step: "internalStep" },
  bad_request: { icon: "circle-alert", title: "badRequestPlain", step: "badRequestStep" },
};

/** The words for a failed reading by its code; a code nobody foresaw is our own mistake, and said to be. */
export function failureWords(code: string, t: Translate<"errors">): Words {
  const known = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  const { icon, title, step } = known ?? { icon: "circle-alert", title: "internal", step: "internalStep" };
  // Every key above is a message without arguments, which the general type of `t` cannot know.
  const word = t as Plain;
  return { icon, title: word(title), step: word(step) };
}
