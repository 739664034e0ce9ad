import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Imports each file as Gephi's File > Open does and prints what has become of it, fields divided by tabs. */
class Gephi {
  static final ProjectController PROJECTS = Lookup.getDefault().lookup(ProjectController.class);
  static final ImportController IMPORTS = Lookup.getDefault().lookup(ImportController.class);

  public static void main(String[] files) throws Exception {
    for (var file : files) {
      System.out.println("file\t" + file);
      print(imported(new File(file)));
    }
    System.exit(0);
  }

  static GraphModel imported(File file) throws Exception {
    PROJECTS.newProject();
    var container = IMPORTS.importFile(file);
    var issues = container.getReport().getIssues(1_000);
    while (issues.hasNext()) {
      var issue = issues.next();
      System.out.println("issue\t" + issue.getLevel() + "\t" + text(issue.getMessage()));
    }
    var workspace = PROJECTS.getCurrentWorkspace();
    IMPORTS.process(container, new DefaultProcessor(), workspace);
    return Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
  }

  static void print(GraphModel model) {
    var graph = model.getGraph();
    System.out.println("model\t" + model.isDynamic() + "\t" + model.isMixed() + "\t" + model.isMultiGraph() + "\t" + model.getTimeFormat());
    for (Column column : model.getEdgeTable()) System.out.println("edge column\t" + column.getId() + "\t" + column.getTypeClass().getSimpleName());
    for (Column column : model.getNodeTable()) System.out.println("node column\t" + column.getId() + "\t" + column.getTypeClass().getSimpleName());
    for (Node node : graph.getNodes().toArray()) {
      var names = (String[]) node.getAttribute("names");
      var shown = names == null ? "" : text(String.join("\u0000", names));
      System.out.println(String.join("\t", "node", (String) node.getId(), text(node.getLabel()), times(node), shown));
    }
    for (Edge edge : graph.getEdges().toArray()) {
      var ends = (String) edge.getSource().getId() + "\t" + edge.getTarget().getId();
      var tie = edge.isDirected() + "\t" + edge.getTypeLabel() + "\t" + edge.getAttribute("relation") + "\t" + edge.getWeight();
      System.out.println(String.join("\t", "edge", (String) edge.getId(), ends, tie, times(edge)));
    }
  }

  static String times(Element element) {
    var set = (IntervalSet) element.getAttribute("timeset");
    if (set == null) return "";
    var times = new StringBuilder();
    for (Interval interval : set.toArray()) times.append(interval.getLow() + ".." + interval.getHigh());
    return times.toString();
  }

  static String text(String value) {
    return Base64.getEncoder().encodeToString(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
  }
}
