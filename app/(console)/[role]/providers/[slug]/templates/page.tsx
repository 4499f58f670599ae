import { partPage } from "@/app/(console)/[role]/providers/part-page";

/** Which template somebody gets. */
const { show, generateMetadata } = partPage("templates");

export { generateMetadata, show as default };
