import { answerAutodiscover } from "@/lib/faces/autoconfig/answer-autodiscover";
import { databaseClient } from "@/lib/platform/db/client";

/** What Outlook and phones ask for the settings of an address, without a session. */
export const POST = (request: Request): Promise<Response> => answerAutodiscover(databaseClient().db, request);
