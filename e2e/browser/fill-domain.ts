import type { Page } from "@playwright/test";

/**
 * Mailboxes m0, m1, … in a domain, each a little larger than the one before: over the REST API with the session of the
 * superadmin whose page this is.
 */
export function fillDomain(page: Page, domain: string, count: number): Promise<void> {
  return page.evaluate(
    async (wanted) => {
      const make = async (number: number) => {
        const answer = await fetch(`/api/v1/admin/mailboxes/m${number}@${wanted.domain}`, {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ displayName: `M${number} Man`, quotaBytes: 1_000_000 * (number + 1) }),
        });
        if (!answer.ok) throw new Error(await answer.text());
      };
      for (let number = 0; number < wanted.count; number++) await make(number);
    },
    { domain, count },
  );
}
