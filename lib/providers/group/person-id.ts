import { v5 as uuidv5 } from "uuid";
import type { ProviderPerson } from "@/lib/providers/group/queries";

/** Made up once, so that these ids are nobody else's (RFC 9562, section 5.5). */
const namespace = "6f1c9c2e-6a0b-4f7e-9d53-0a4c1b7e2d58";

/** An id of a person at a provider who has no row here, the same each time: for the audit log. */
export const personId = ({ identityProviderId, issuer, subject }: ProviderPerson): string =>
  uuidv5(JSON.stringify([identityProviderId, issuer, subject]), namespace);
