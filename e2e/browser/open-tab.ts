import type { Page } from "@playwright/test";

/**
 * Whether the page that a tab shows now would be given to it later on: an answer that leads elsewhere means that the
 * session is over. Asked with the tab's cookies, not from within, since webmail leaves its page by itself when it is.
 */
export function watchTab(page: Page): () => Promise<boolean> {
  const url = page.url();
  return async () => (await page.request.get(url, { ignoreHTTPSErrors: true, maxRedirects: 0 })).ok();
}
