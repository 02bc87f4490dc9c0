# Web server, worker and command-line programs in one image; compose.yaml runs them.
# `npm run check:image` performs these steps without Docker, so it reads this file: keep to the instructions that it knows.
FROM node:26-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY demo/package.json ./demo/package.json
RUN npm ci
COPY . .
# The same key in every build keeps tabs alive that are open while the shop is renewed; SHOP_URL is where it will be.
ARG NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
ARG SHOP_URL
RUN npm run build

FROM node:26-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000 DATA_DIR=/data
# As scripts/start/memory-settings.ts explains: what a burst of photos took is given back.
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=1048576 MALLOC_TRIM_THRESHOLD_=1048576 UV_THREADPOOL_SIZE=12
WORKDIR /app
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/dist ./dist
COPY --from=build /app/models ./models
COPY --from=build /app/prisma/migrations ./prisma/migrations
RUN mkdir -m 700 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# Whether this process answers. A database that is away is no reason to restart it; /api/health, for whoever sends visitors here, tells that.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "./dist/front-door.mjs", "server.js"]
