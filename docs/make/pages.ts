import { cliPage } from "./cli";
import { errorsPage } from "./errors";
import type { Page } from "./markdown";
import { providersPage } from "./providers";
import { restPage } from "./rest";
import { settingsPage } from "./settings";

/** The pages of docs/reference that are made of the code. */
export const makePages = (): Page[] => [cliPage(), restPage(), settingsPage(), providersPage(), errorsPage()];
