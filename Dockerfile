# Two stages: one that builds, and one that has only what runs.
FROM node:20-bookworm-slim AS build
WORKDIR /nisba
COPY package.json package-lock.json .npmrc ./
# Scripts would build before the sources are there.
RUN npm ci --ignore-scripts
COPY . .
# Types, server and page.
RUN npm run prepare \
  && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /nisba
COPY --from=build /nisba/package.json ./
COPY --from=build /nisba/node_modules ./node_modules
COPY --from=build /nisba/dist ./dist
COPY --from=build /nisba/cypher ./cypher
COPY --from=build /nisba/schema ./schema
COPY --from=build /nisba/data ./data
RUN ln -s /nisba/dist/main.js /usr/local/bin/nisba \
  && chmod +x /nisba/dist/main.js \
  && mkdir /store && chown node:node /store
USER node
# The embedded store, where no other is set.
ENV NISBA_STORE=embedded:/store
VOLUME /store
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.NISBA_PORT || 4000}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Listens on the container's own loopback address until NISBA_HOST and NISBA_BEHIND say otherwise
# (docs/configuration.md); docker-compose.yml does, and publishes the port on the host's loopback alone.
CMD ["node", "dist/main.js", "serve"]
