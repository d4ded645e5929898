# 周知. The same image runs every role: `docker run IMAGE start --role bot`.
FROM node:20-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY scripts ./scripts
COPY prisma ./prisma
# Also writes src/db/generated, the database client that belongs to prisma/schema.prisma.
RUN npm ci --omit=dev

FROM node:20-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app ./
COPY . .
# /data is for the node user: the bot needs no root, and nothing else in the image is writable for it.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["node", "bin/zhouzhi.mjs"]
CMD ["start"]
