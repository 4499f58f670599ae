import { expect, type Page } from "@playwright/test";

/** Waits until webmail has opened. The login page, which carries webmail's path in its query, is not webmail. */
export const expectInbox = (page: Page): Promise<void> =>
  expect(page).toHaveURL(/^https:\/\/[^/?]+\/SOGo\/so\/[^/?]+\/Mail\/view/);
