/** The embedded database cannot start as things are; the message is for the user and says what to do. */
export class DatabaseRefused extends Error {
  override name = "DatabaseRefused";
}
