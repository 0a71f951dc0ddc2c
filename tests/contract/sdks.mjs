// SPDX-License-Identifier: GPL-3.0-or-later
// The providers' own SDKs use a practice range as they would use the real thing. One line of JSON for each thing done:
// {"sdk", "did", "result"} or {"sdk", "did", "error"}.
//
//   node sdks.mjs READY-LINE-FILE
import { S3Client, ListObjectsV2Command, ListObjectVersionsCommand, PutObjectCommand, GetObjectCommand, HeadBucketCommand,
  DeleteObjectCommand, CopyObjectCommand, GetBucketVersioningCommand, CreateMultipartUploadCommand, UploadPartCommand,
  ListPartsCommand, CompleteMultipartUploadCommand, ListMultipartUploadsCommand, AbortMultipartUploadCommand,
} from "@aws-sdk/client-s3";
import { createClerkClient } from "@clerk/backend";
import { createApiClient } from "@neondatabase/api-client";
import { WebClient } from "@slack/web-api";
import { IncomingWebhook } from "@slack/webhook";
import { readFileSync } from "node:fs";

const range = JSON.parse(readFileSync(process.argv[2], "utf8"));

async function attempt(sdk, did, act) {
  try {
    const result = await act();
    console.log(JSON.stringify({ sdk, did, result: result ?? null }));
    return result;
  } catch (error) {
    console.log(JSON.stringify({ sdk, did, error: `${error.name}: ${error.message}` }));
    return undefined;
  }
}

async function neon() {
  const { url, token, projectId, branchId } = range.neon;
  const api = createApiClient({ apiKey: token, baseURL: url });
  const step = (did, act) => attempt("neon", did, act);
  await step("project", async () => (await api.getProject(projectId)).data.project.id === projectId);
  await step("branches", async () => (await api.listProjectBranches({ projectId })).data.branches.length);
  const made = await step("create a branch", async () => {
    const { data } = await api.createProjectBranch(projectId, {
      branch: { name: "sdk", parent_id: branchId }, endpoints: [{ type: "read_write" }] });
    return { id: data.branch.id, operations: data.operations.map(({ id }) => id) };
  });
  await step("wait for its operations", async () => {
    for (const id of made.operations) {
      let status;
      do ({ data: { operation: { status } } } = await api.getProjectOperation(projectId, id));
      while (["scheduling", "running"].includes(status));
      if (status !== "finished") throw new Error(status);
    }
    return "finished";
  });
  await step("connection string", async () =>
    (await api.getConnectionUri({ projectId, branch_id: made.id, database_name: "capliquify", role_name: "app" }))
      .data.uri.startsWith("postgres"));
  await step("snapshots", async () => (await api.listSnapshots(projectId)).data.snapshots.length);
  await step("delete the branch", async () => (await api.deleteProjectBranch({ projectId, branchId: made.id })).data.branch.id === made.id);
}

async function clerk() {
  const api = createClerkClient({ secretKey: range.clerk.secrets.key, apiUrl: range.clerk.url.replace(/\/v1$/, "") });
  const step = (did, act) => attempt("clerk", did, act);
  const users = await step("users", async () => (await api.users.getUserList({ limit: 3 })).data.map(({ id }) => id));
  await step("count", () => api.users.getCount());
  const sessions = await step("sessions", async () => {
    const all = [];
    for (const userId of (await api.users.getUserList({ limit: 10 })).data.map(({ id }) => id))
      all.push(...(await api.sessions.getSessionList({ userId, status: "active" })).data.map(({ id }) => id));
    return all;
  });
  await step("revoke", async () => (await api.sessions.revokeSession(sessions[0])).status);
  await step("ban", async () => (await api.users.banUser(users[0])).banned);
  await step("unban", async () => (await api.users.unbanUser(users[0])).banned);
  await step("keys", async () => (await api.jwks.getJwks()).keys.length);
}

async function slack() {
  const bot = range["slack-bot"];
  const api = new WebClient(bot.secrets.token, { slackApiUrl: `${bot.url}/`, retryConfig: { retries: 0 } });
  const step = (did, act) => attempt("slack", did, act);
  await step("who", async () => (await api.auth.test()).ok);
  const posted = await step("post", async () => {
    const { channel, ts } = await api.chat.postMessage({ channel: bot.channelId, text: "hello",
      metadata: { event_type: "sdk", event_payload: { marker: "m1" } } });
    return { channel, ts };
  });
  await step("find", async () => (await api.conversations.history({ channel: posted.channel, include_all_metadata: true }))
    .messages.find(({ ts }) => ts === posted.ts)?.metadata?.event_payload?.marker);
  await step("update", async () => (await api.chat.update({ ...posted, text: "changed" })).ok);
  await step("channel", async () => (await api.conversations.create({ name: "sdk-channel" })).channel.name);
  await step("channels", async () => (await api.conversations.list()).channels.map(({ name }) => name));
  await step("webhook", async () => (await new IncomingWebhook(range.slack.webhook).send("hello")).text);
}

async function s3() {
  const { url, region, bucket } = range.s3;
  const [accessKeyId, secretAccessKey] = range.s3.secrets.key.split(":");
  const client = new S3Client({ endpoint: url, region, forcePathStyle: true, maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey } });
  const step = (did, act) => attempt("s3", did, act);
  const send = (Command, input) => client.send(new Command({ Bucket: bucket, ...input }));
  const Key = "sdk/a b+c/é.txt";
  await step("bucket", async () => (await send(HeadBucketCommand))["$metadata"].httpStatusCode);
  await step("versioning", async () => (await send(GetBucketVersioningCommand)).Status);
  await step("put", async () => (await send(PutObjectCommand, { Key, Body: "first" })).ETag);
  await step("create only", async () => send(PutObjectCommand, { Key, Body: "x", IfNoneMatch: "*" })
    .then(() => "overwritten", (error) => error.name));
  await step("range", async () => (await (await send(GetObjectCommand, { Key, Range: "bytes=1-3" })).Body.transformToString()));
  await step("list", async () => (await send(ListObjectsV2Command, { Prefix: "sdk/" })).Contents.map(({ Key: key }) => key));
  await step("delete", async () => (await send(DeleteObjectCommand, { Key })).DeleteMarker);
  await step("undelete", async () => {
    const { DeleteMarkers: [marker] } = await send(ListObjectVersionsCommand, { Prefix: "sdk/" });
    await send(DeleteObjectCommand, { Key, VersionId: marker.VersionId });
    return (await send(GetObjectCommand, { Key })).Body.transformToString();
  });
  await step("copy", async () => (await send(CopyObjectCommand, { Key: "sdk/copy", CopySource: encodeURI(`${bucket}/${Key}`) }))
    .CopyObjectResult.ETag);
  await step("parts", async () => {
    const { UploadId } = await send(CreateMultipartUploadCommand, { Key: "sdk/big" });
    for (const [number, Body] of [[1, Buffer.alloc(5 << 20, "a")], [2, "end"]])
      await send(UploadPartCommand, { Key: "sdk/big", UploadId, PartNumber: number, Body });
    const { Parts } = await send(ListPartsCommand, { Key: "sdk/big", UploadId });
    const { ETag } = await send(CompleteMultipartUploadCommand, { Key: "sdk/big", UploadId,
      MultipartUpload: { Parts: Parts.map(({ PartNumber, ETag: etag }) => ({ PartNumber, ETag: etag })) } });
    return ETag;
  });
  await step("abandon", async () => {
    const { UploadId } = await send(CreateMultipartUploadCommand, { Key: "sdk/other" });
    await send(AbortMultipartUploadCommand, { Key: "sdk/other", UploadId });
    return (await send(ListMultipartUploadsCommand)).Uploads?.length ?? 0;
  });
}

for (const part of [neon, clerk, slack, s3]) await part();
