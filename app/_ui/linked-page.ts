interface Click
  extends Pick<MouseEvent, "button" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey" | "defaultPrevented"> {
  target: unknown;
}

/**
 * The page that a click leads to in place of the one at `here`; null for a click on anything else, into another tab, to
 * a download, to a mail program, or to a place on the same page.
 */
export function linkedPage(click: Click, here: string): string | null {
  const { button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented, target } = click;
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || defaultPrevented) return null;
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.hasAttribute("download")) return null;
  if (link.target !== "" && link.target !== "_self") return null;
  const to = new URL(link.href);
  const from = new URL(here);
  const samePage = to.origin + to.pathname + to.search === from.origin + from.pathname + from.search;
  if (!/^https?:$/.test(to.protocol) || (samePage && to.hash !== "")) return null;
  return to.href;
}
