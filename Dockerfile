# Builds and runs Ecocase; the database and the mail server come from the environment.
FROM maven:3.9.16-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml .
RUN mvn -q -B dependency:go-offline
COPY src src
COPY processes processes
COPY forms forms
COPY templates templates
RUN mvn -q -B package -DskipTests

FROM eclipse-temurin:17.0.19_10-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends fonts-lxgw-wenkai fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home ecocase
USER ecocase
WORKDIR /home/ecocase
COPY --from=build /build/target/ecocase.jar ecocase.jar
ENV TZ=Asia/Shanghai
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "ecocase.jar"]
