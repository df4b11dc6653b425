/** When a whole screen stops. No arguments: this must work when little else does. */
export const crash = {
  title: "This screen stopped working",
  text: "The fault is on our side. Trying again only loads the screen; it sends nothing.",
  step: "Try again",
  reference: "Reference for support",
} as const;
