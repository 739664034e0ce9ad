import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Runs a Neo4j from the home folder in its argument until standard input ends, so that it never outlives its starter. */
class Neo4jServer {
  public static void main(String[] arguments) throws Exception {
    var home = Path.of(arguments[0]).toAbsolutePath();
    var service =
        new DatabaseManagementServiceBuilder(home)
            .loadPropertiesFromFile(home.resolve("conf/neo4j.conf"))
            .build();
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    while (System.in.read() >= 0) {}
    System.exit(0);
  }
}
