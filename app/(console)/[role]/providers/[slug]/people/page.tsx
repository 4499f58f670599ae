import { partPage } from "@/app/(console)/[role]/providers/part-page";

/** Who comes in by the provider, and what a mailbox follows of them. */
const { show, generateMetadata } = partPage("people");

export { generateMetadata, show as default };
