/** The server: promises that only a browser let in on this machine reaches the commands, and that it says what it refuses. */
export { type App, type AppParts, createApp } from "./create-app.ts";
export { type RunningServer, type ServerOptions, startServer } from "./start-server.ts";
