import { z } from "zod";
import type { Answer } from "@/lib/faces/rest/operation";
import { moment } from "@/lib/faces/rest/views/moment";
import { type ExportFormat, exportFormats, exportMediaTypes } from "@/lib/platform/list/export-rows";

/** Query parameters of a log: a span of time. */
export const period = { from: moment.optional(), to: moment.optional().describe("Not included.") };

/** Query parameters of a log as a file. */
export const exported = {
  format: z.enum(exportFormats).default("csv").describe("CSV (RFC 4180), or one JSON document a line."),
};

/** The media types of a log as a file. */
export const downloads = exportFormats.map((format) => exportMediaTypes[format].split(";")[0] ?? "");

/** `letterlock-logins-2026-01-31.csv` */
export const download = (name: string, format: ExportFormat, pieces: AsyncGenerator<string>): Answer => ({
  download: {
    mediaType: exportMediaTypes[format],
    fileName: `letterlock-${name}-${new Date().toISOString().slice(0, 10)}.${format}`,
    pieces,
  },
});

const date = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

/** A log's query with its span as the verbs want it. */
export const withDates = <Query extends { from?: string | undefined; to?: string | undefined }>({
  from,
  to,
  ...rest
}: Query) => ({ ...rest, from: date(from), to: date(to) });
