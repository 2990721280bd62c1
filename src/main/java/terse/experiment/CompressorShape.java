package terse.experiment;

import java.util.List;
import java.util.Map;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;

/** A compressor, with the key {@code blocks} that every one of them takes. */
record CompressorShape(ChoiceShape choice) implements Shape {
  static final String BLOCKS = "blocks";
  private static final Shape BLOCKS_SHAPE = new BlocksShape();

  @Override
  public Node complete(Node given) {
    Node blocks = given instanceof Mapping mapping ? mapping.get(BLOCKS) : null;
    Mapping own = Mapping.empty(given.place());
    return choice.complete(
        given,
        blocks == null ? own : own.with(BLOCKS, BLOCKS_SHAPE.complete(blocks)),
        List.of(ChoiceShape.TYPE, BLOCKS));
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    Node blocks = ((Mapping) completed).get(BLOCKS);
    // What is inside need not be defined for d: a block is shorter, and so is what a sparsifier
    // keeps.
    Compressor each = (Compressor) choice.bind(completed, scope.ofDimension(0));
    if (blocks == null) {
      return checked(each, completed, scope);
    }
    Blocks cut = (Blocks) BLOCKS_SHAPE.bind(blocks, scope);
    if (scope.dimension() > 0) {
      try {
        cut.count(scope.dimension());
      } catch (IllegalArgumentException e) {
        throw blocks.place().error(e.getMessage());
      }
    }
    return checked(new Blockwise(each, cut), completed, scope);
  }

  /** The compressor, once it is known that it is defined for this dimension. */
  private static Compressor checked(Compressor c, Node completed, Scope scope) {
    if (scope.dimension() > 0) {
      try {
        c.guarantee(scope.dimension());
      } catch (IllegalArgumentException e) {
        throw RecordShape.blame(completed, e);
      }
    }
    return c;
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return choice.schema(definitions, Map.of(BLOCKS, BLOCKS_SHAPE.schema(definitions)));
  }

  @Override
  public String describe() {
    return choice.describe();
  }
}
