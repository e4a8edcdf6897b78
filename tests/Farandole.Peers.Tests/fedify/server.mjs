// A server on Fedify, as strict as that library is, which the tests tell what to do: POST /_control/WHAT with JSON.
// It keeps what it understood (believed, and read as JSON-LD) apart from what came over the wire.
//   ORIGIN, PORT   where it is
//   KEYS           the file of its keys, which outlive it
//   FIRST_KNOCK    how it signs first; RFC 9421 when nothing is said
import "./temporal.mjs";
import fs from "node:fs";
import { createFederation, exportJwk, generateCryptoKeyPair, importJwk, InProcessMessageQueue, MemoryKvStore } from "@fedify/fedify";
import {
    Accept, Activity, Create, Delete, Endpoints, Event, Follow, Group, Join, Leave, Person, PUBLIC_COLLECTION, Reject, Tombstone,
    Undo, Update,
} from "@fedify/vocab";
import { serve } from "@hono/node-server";
import { configure, getConsoleSink } from "@logtape/logtape";
import { Hono } from "hono";

const { ORIGIN, PORT, KEYS, FIRST_KNOCK } = process.env;
const actors = { erin: Person, dora: Person, club: Group };
const understood = [];
const came = [];
const asked = [];
// As they were said last: Fedify has no word for the status of an event, and drops what it has no word for.
const statuses = new Map();
// Events that may be joined, by their path. Fedify has no word for that either: they are shown as they are written here.
const joinable = new Map();

await configure({
    sinks: { console: getConsoleSink() },
    loggers: [
        { category: "fedify", sinks: ["console"], lowestLevel: "warning" },
        { category: ["logtape", "meta"], sinks: ["console"], lowestLevel: "error" },
    ],
});

// Every question to others goes through here, each knock of a signature by itself.
const fetchFromNet = globalThis.fetch;
globalThis.fetch = async (input, init) => {
    const request = input instanceof Request ? input.clone() : new Request(input, init);
    const headers = Object.fromEntries(request.headers);
    const answer = await fetchFromNet(input, init);
    asked.push({ method: request.method, url: request.url, headers, status: answer.status });
    return answer;
};

const federation = createFederation({
    kv: new MemoryKvStore(),
    queue: new InProcessMessageQueue(),
    origin: ORIGIN,
    allowPrivateAddress: true,
    ...(FIRST_KNOCK ? { firstKnock: FIRST_KNOCK } : {}),
});

async function keysOf(name) {
    const kept = fs.existsSync(KEYS) ? JSON.parse(fs.readFileSync(KEYS, "utf8")) : {};
    if (!kept[name]) {
        const made = await generateCryptoKeyPair("RSASSA-PKCS1-v1_5");
        kept[name] = { publicKey: await exportJwk(made.publicKey), privateKey: await exportJwk(made.privateKey) };
        fs.writeFileSync(KEYS, JSON.stringify(kept));
    }
    const { publicKey, privateKey } = kept[name];
    return [{ publicKey: await importJwk(publicKey, "public"), privateKey: await importJwk(privateKey, "private") }];
}

federation
    .setActorDispatcher("/users/{identifier}", async (context, name) => {
        if (!actors[name]) return null;
        const [key] = await context.getActorKeyPairs(name);
        return new actors[name]({
            id: context.getActorUri(name),
            preferredUsername: name,
            name: `${name} of Fedify`,
            inbox: context.getInboxUri(name),
            endpoints: new Endpoints({ sharedInbox: context.getInboxUri() }),
            publicKey: key.cryptographicKey,
            url: context.getActorUri(name),
        });
    })
    .setKeyPairsDispatcher((_, name) => (actors[name] ? keysOf(name) : []));

async function say(object) {
    if (!(object instanceof Event)) return { kind: object?.constructor.name, id: object?.id?.href };
    const place = await object.getLocation();
    return {
        kind: "Event",
        id: object.id?.href,
        name: object.name?.toString(),
        start: object.startTime?.toString(),
        place: place?.name?.toString(),
        status: statuses.get(object.id?.href) ?? "",
    };
}

federation
    .setInboxListeners("/users/{identifier}/inbox", "/inbox")
    .setSharedKeyDispatcher(() => ({ identifier: "erin" }))
    .on(Activity, async (context, activity) => {
        // What it looks up takes the place of what was said.
        const about = activity.objectId?.href;
        const { documentLoader, contextLoader } = context;
        const object = await say(await activity.getObject({ documentLoader, contextLoader, suppressError: true }));
        understood.push({
            id: activity.id?.href,
            type: activity.constructor.name,
            actor: activity.actorId?.href,
            about,
            object,
        });
    })
    .onError((_, error) => console.error("inbox:", error));

// To whoever announces the event.
async function answer(context, by, what, Kind) {
    const me = context.getActorUri(by);
    const documentLoader = await context.getDocumentLoader({ identifier: by });
    const about = await context.lookupObject(what, { documentLoader });
    // A group answers for itself.
    const to = about instanceof Group ? about : await about.getAttribution({ documentLoader });
    const said = new Kind({ id: new URL(`#answers/${crypto.randomUUID()}`, me), actor: me, object: about.id, to: to.id });
    await context.sendActivity({ identifier: by }, to, said, { immediate: true });
    return { id: said.id.href };
}

const done = {
    async follow(context, { by, whom }) {
        const me = context.getActorUri(by);
        const documentLoader = await context.getDocumentLoader({ identifier: by });
        const followed = await context.lookupObject(whom, { documentLoader });
        const follow = new Follow({ id: new URL(`#follows/${crypto.randomUUID()}`, me), actor: me, object: followed.id });
        await context.sendActivity({ identifier: by }, followed, follow, { immediate: true });
        return { id: follow.id.href };
    },
    async unfollow(context, { by, whom, follow }) {
        const me = context.getActorUri(by);
        const followed = await context.lookupObject(whom);
        const undo = new Undo({
            id: new URL(`#undos/${crypto.randomUUID()}`, me),
            actor: me,
            object: new Follow({ id: new URL(follow), actor: me, object: followed.id }),
        });
        await context.sendActivity({ identifier: by }, followed, undo, { immediate: true });
        return { id: undo.id.href };
    },
    async join(context, { by, what }) {
        return await answer(context, by, what, Join);
    },
    async leave(context, { by, what }) {
        return await answer(context, by, what, Leave);
    },
    async accept(context, { by, who, follow }) {
        const me = context.getActorUri(by);
        const asker = await context.lookupObject(who);
        const yes = new Accept({
            id: new URL(`#accepts/${crypto.randomUUID()}`, me),
            actor: me,
            object: new Follow({ id: new URL(follow), actor: asker.id, object: me }),
        });
        await context.sendActivity({ identifier: by }, asker, yes, { immediate: true });
        return { id: yes.id.href };
    },
    async announce(context, { by, who, what, name, title, start }) {
        const me = context.getActorUri(by);
        const asker = await context.lookupObject(who);
        const id = new URL(`/events/${name}`, me);
        const event = new Event({
            id,
            attribution: me,
            name: title,
            startTime: Temporal.Instant.from(start),
            updated: Temporal.Now.instant(),
            tos: [PUBLIC_COLLECTION],
        });
        const kinds = { Create, Update, Delete };
        const said = new kinds[what]({
            id: new URL(`#${what}/${crypto.randomUUID()}`, me),
            actor: me,
            tos: [PUBLIC_COLLECTION],
            object: what === "Delete" ? new Tombstone({ id }) : event,
        });
        await context.sendActivity({ identifier: by }, asker, said, { immediate: true });
        return { id: id.href };
    },
    async offer(context, { by, name, title, start, joinMode, status }) {
        const attributedTo = context.getActorUri(by).href;
        const id = `${ORIGIN}/events/${name}`;
        joinable.set(`/events/${name}`, {
            "@context": ["https://www.w3.org/ns/activitystreams", { mz: "https://joinmobilizon.org/ns#", joinMode: "mz:joinMode", status: "http://www.w3.org/2002/12/cal/ical#status" }],
            id, type: "Event", name: title, startTime: start, attributedTo, to: [PUBLIC_COLLECTION.href], cc: [], joinMode, status,
            updated: Temporal.Now.instant().toString(),
        });
        return { id };
    },
    // Of what is offered, by its address: whoever hears of it asks for it.
    async tell(context, { by, who, what, name }) {
        const me = context.getActorUri(by);
        const asker = await context.lookupObject(who);
        const kinds = { Create, Update };
        const said = new kinds[what]({
            id: new URL(`#${what}/${crypto.randomUUID()}`, me),
            actor: me,
            tos: [PUBLIC_COLLECTION],
            object: new URL(`${ORIGIN}/events/${name}`),
        });
        await context.sendActivity({ identifier: by }, asker, said, { immediate: true });
        return { id: said.id.href };
    },
    // With the whole Join inside, as every server that takes one says yes or no.
    async decide(context, { by, who, what, join, isIn }) {
        const me = context.getActorUri(by);
        const asker = await context.lookupObject(who);
        const asked = new Join({ id: new URL(join), actor: asker.id, object: new URL(what) });
        const Kind = isIn ? Accept : Reject;
        const said = new Kind({ id: new URL(`#decisions/${crypto.randomUUID()}`, me), actor: me, object: asked, to: asker.id });
        await context.sendActivity({ identifier: by }, asker, said, { immediate: true });
        return { id: said.id.href };
    },
    async read(context, { by, address }) {
        const documentLoader = await context.getDocumentLoader({ identifier: by });
        const found = await context.lookupObject(address, { documentLoader });
        return found ? await found.toJsonLd({ contextLoader: context.contextLoader }) : {};
    },
    state: () => ({ understood, came, asked }),
};

const app = new Hono();
app.post("/_control/:what", async (c) => {
    try {
        const context = federation.createContext(new URL(ORIGIN), undefined);
        return c.json(await done[c.req.param("what")](context, await c.req.json()));
    } catch (error) {
        console.error("control:", error);
        return c.json({ error: String(error) }, 500);
    }
});
app.use(async (c) => {
    const { pathname, search } = new URL(c.req.url);
    if (joinable.has(pathname)) return c.json(joinable.get(pathname), 200, { "content-type": "application/activity+json" });
    const body = c.req.method === "POST" ? await c.req.text() : undefined;
    const request = new Request(new URL(pathname + search, ORIGIN), {
        method: c.req.method,
        headers: c.req.raw.headers,
        body,
    });
    const headers = Object.fromEntries(request.headers);
    const { object } = pathname.endsWith("/inbox") && body ? JSON.parse(body) : {};
    if (object?.status) statuses.set(object.id, object.status);
    const answer = await federation.fetch(request, { contextData: undefined });
    if (body !== undefined) came.push({ path: pathname, headers, body, status: answer.status });
    return answer;
});
// Whoever started it ends it by going.
process.stdin.on("end", () => process.exit()).resume();
serve({ fetch: app.fetch, port: Number(PORT), hostname: "127.0.0.1" }, () => console.log("ready"));
