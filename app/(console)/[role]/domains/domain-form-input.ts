import { z } from "zod";
import { typedCount, typedGigabytes } from "@/app/(console)/gigabytes";

const chosenId = z.union([z.literal("").transform(() => null), z.uuid()]);

const fields = {
  active: z.literal("on").optional().transform(Boolean),
  maxMailboxes: typedCount,
  maxAliases: typedCount.optional(),
  maxQuotaBytes: typedGigabytes,
  totalQuotaBytes: typedGigabytes,
  defaultTemplateId: chosenId,
  identityProviderId: chosenId,
};

/** The form of a new domain, as a browser sends it. */
export const newDomainForm = z.object({ name: z.string().trim().min(1, "Enter a domain name."), ...fields });

/** The form of an existing domain; `expectedVersion` is the one that its page has shown. */
export const domainForm = z.object({ id: z.uuid(), expectedVersion: z.coerce.number().int(), ...fields });

/** What is deleted, or switched on or off. */
export const oneDomain = z.object({ id: z.uuid(), expectedVersion: z.coerce.number().int() });
