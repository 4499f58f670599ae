import type { DirectoryEventStream } from "@/lib/platform/db/schema/directory-event";
import type { DirectorySource } from "@/lib/providers/directory/source";
import type { Text } from "@/lib/words/text";

/** A directory's word that something about a person may have changed: who, never what. */
export interface DirectoryEvent {
  /** The event's own name there, the same whenever it is read. */
  key: string;
  /** The person's id at the directory. */
  subject: string;
  happenedAt: Date;
}

export interface DirectoryEventPage {
  directoryEvents: DirectoryEvent[];
  /** When the last event of the page happened, in milliseconds by the directory's clock; whatever came before was given. */
  until: number;
}

/** A group of which something has changed: who is a member may be another now. */
export interface ChangedGroup {
  /** Its path, and those of the groups that it is in. */
  paths: readonly string[];
  /** As a source's `members`. */
  members(groupPath: string): AsyncIterable<string[]>;
}

/** Why a directory tells nothing, and what to do. */
export interface Obstacle {
  problem: Text;
  remedy: Text;
}

/**
 * A directory that says of whom something has changed, and can be asked for that person. Every method throws
 * `DirectoryError` when it does not answer properly after bounded retries.
 */
export interface DirectoryEventSource extends Pick<DirectorySource, "find"> {
  /** What keeps the directory from keeping such a stream; null: nothing. */
  obstacle(stream: DirectoryEventStream): Promise<Obstacle | null>;
  /** When its newest event happened, by the directory's clock; 0 when there is none. */
  newest(stream: DirectoryEventStream): Promise<number>;
  /**
   * The events since a moment by the directory's clock, that one included, oldest first. `groupsMatter`: also those of groups, where
   * the directory tells of a group, and not of its members, that there are others now.
   */
  since(stream: DirectoryEventStream, from: number, groupsMatter: boolean): AsyncIterable<DirectoryEventPage>;
  /** The paths of the groups that a person is in. */
  groupsOf(id: string): Promise<string[]>;
  /** Everybody's id, for a directory that tells nothing of whom it has removed. Left out: events name them as well. */
  ids?(): AsyncIterable<string[]>;
  /** The group that a directory event has named; null where nothing has this id. Left out: events name people alone. */
  findGroup?(id: string): Promise<ChangedGroup | null>;
}
