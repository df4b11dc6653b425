/**
 * Runs in the browser before anything of the app. The schema library would try whether it may compile code from text; our policy forbids that,
 * and the browser would report the try as a breach. It looks for this setting first.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** The router sets out for another page: links, rows, the palette, Back. The frame listens (components/shell/opening.ts). */
export function onRouterTransitionStart(url: string): void {
  dispatchEvent(new CustomEvent("orderdeck:opening", { detail: url }));
}
