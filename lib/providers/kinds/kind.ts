import type { z } from "zod";
import type { Field, Fields } from "@/lib/catalogue/field";
import type { TemplateMapping } from "@/lib/providers/claims/template-choice";
import type { OwnClient } from "@/lib/providers/client/authenticate-client";
import type { ConnectionTest } from "@/lib/providers/connection-test/step";
import type { DirectoryEventSource } from "@/lib/providers/directory/event-source";
import type { PasswordDirectory } from "@/lib/providers/directory/password-directory";
import type { DirectorySource } from "@/lib/providers/directory/source";
import type { OpenIdSettings } from "@/lib/providers/openid/openid-settings";
import type { ProviderSettings } from "@/lib/providers/settings/settings";
import type { Text } from "@/lib/words/text";

/** What a kind is asked about when people are read: where the provider is, our account there, and its settings. */
export interface ReachedProvider<Settings> extends OwnClient {
  settings: Settings;
  /** By what a template is chosen: a directory is asked for what these look at. */
  mappings: readonly TemplateMapping[];
}

/** The fields of a form by which a kind says where a provider is; its issuer, by which people are known, follows from them. */
export interface Place<Name extends string = string> {
  /** All or none of them are given. Each has an option of the command line. */
  fields: Readonly<Record<Name, Field<z.ZodType<string>>>>;
  issuerOf(given: Readonly<Record<Name, string>>): string;
  /** The fields of an issuer that `issuerOf` made; null for any other. */
  read(issuer: string): Readonly<Record<Name, string>> | null;
}

/** Whom a kind's directory lets us read. */
export interface PersonSource<Settings> {
  /** Everybody, for imports and syncs. Nothing is asked before the source is. */
  open(provider: ReachedProvider<Settings>, signal: AbortSignal): DirectorySource;
}

/** What a kind's directory tells by itself, between the reads of everybody. */
export interface EventSource<Settings> {
  /** As `PersonSource.open`. Somebody waits for what it leads to, so that its answers have less time. */
  open(provider: ReachedProvider<Settings>, signal: AbortSignal): DirectoryEventSource;
}

/** How a password that belongs to the directory is checked, told apart by `by`. */
export type CredentialCheck<Settings> =
  /** The directory gives its hash with the person (mail-password flow), and it is compared like a local one. */
  { by: "hash-in-record" } | PasswordBind<Settings>;

/** The directory is asked each time: it keeps its hashes to itself. */
export interface PasswordBind<Settings> {
  by: "bind";
  /** As `PersonSource.open`, with a login waiting. */
  open(provider: ReachedProvider<Settings>, signal: AbortSignal): PasswordDirectory;
  /** How long a password that was right opens while the directory does not answer; 0: not at all. */
  offlineMinutes(settings: Settings): number;
}

/** How people sign in at a kind to which they are sent (OpenID Connect). */
export interface SingleSignOn<Settings> {
  /** What of the settings says how we speak with it. */
  settingsOf(settings: Settings): OpenIdSettings;
}

/** Why settings do not fit a kind: the field, by its path in the form, and what is wrong with it. */
export interface Misfit {
  field: string;
  text: Text;
}

/**
 * One kind of identity provider: what it is called, what it is configured by, and what it can do. Everything outside of
 * `kinds/` asks for one of these, never which kind a provider is.
 */
export interface ProviderKind<
  Settings extends ProviderSettings = ProviderSettings,
  PlaceField extends string = string,
> {
  /** As people read it, such as `Keycloak`. */
  label: string;
  /** As it is offered where a kind is chosen, and what one gets by it. */
  choice: Text;
  about: Text;
  /** What it is to connect one, as a title. */
  connecting: Text;
  /** Null: the issuer itself is entered. */
  place: Place<PlaceField> | null;
  /** The inputs of a form by which the place is found, with what a pasted address names put where it belongs. */
  readTyped?(typed: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** What its providers are configured by: `commonSettings`, and what is its own. The schema of the stored document. */
  settings: z.ZodObject<z.ZodRawShape> & z.ZodType<Settings>;
  /**
   * What is said of the settings that are its own, by their paths in the document: the form, the options of the command line
   * and the reference follow. What kinds have in common is in `fields-of-kind.ts`.
   */
  fields?: Fields;
  /** As `fields`, of what says who people are and how their passwords are checked: forms ask it with people. */
  peopleFields?: Fields;
  /** What of valid settings does not fit; null when all does. */
  misfit(settings: Settings): Misfit | null;
  /** The settings that say where a secret is sent to, beside the issuer, by their paths: when one changes, it is entered again. */
  secretPlaces: readonly string[];
  /** The page on which people of a provider manage how they sign in there, where that follows from the issuer. */
  accountPage: ((issuer: string) => string) | null;
  test: ConnectionTest<Settings>;
  /** Asks whether a provider is the one that was entered; throws when it does not answer, or is another. */
  verify(provider: { issuer: string; settings: Settings }): Promise<unknown>;
  /** Asks a provider for what a sign-in needs; throws when it does not answer properly. */
  ping(provider: { issuer: string; settings: Settings }): Promise<unknown>;
  /** Null: nobody is sent there to sign in. */
  singleSignOn: SingleSignOn<Settings> | null;
  personSource: PersonSource<Settings> | null;
  eventSource: EventSource<Settings> | null;
  credentialCheck: CredentialCheck<Settings> | null;
}
